/** A name as a logical name of Pulumi's: readable, the same each time, and like no other one. */
export class LogicalNames {
  readonly #taken: Set<string>;

  constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken);
  }

  take(name: string): string {
    const plain = name
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "");
    const base = plain === "" ? "workflow" : plain;
    let taken = base;
    for (let count = 2; this.#taken.has(taken); count += 1) taken = `${base}-${count}`;
    this.#taken.add(taken);
    return taken;
  }
}
