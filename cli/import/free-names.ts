/** Names that are taken, to which a name that comes twice is added with a number. */
export class FreeNames {
  readonly #taken: Set<string>;

  constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken);
  }

  /** @param glue what stands between a name and its number */
  take(wanted: string, glue = ""): string {
    let name = wanted;
    for (let count = 2; this.#taken.has(name); count += 1) name = `${wanted}${glue}${count}`;
    this.#taken.add(name);
    return name;
  }
}
