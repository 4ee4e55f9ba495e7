/** What could be told of some things, and what was thrown for the first of which it could not. */
export interface AsFarAsKnown<Told> {
  readonly told: readonly Told[];
  /** Throws that, so that Pulumi says which value is not known yet. */
  readonly admit: () => void;
}

/**
 * Tells something of each. Reading a value that a preview does not know throws, which would end a rule at once: so it hides
 * nothing of the others.
 */
export function asFarAsKnown<Item, Told>(
  items: readonly Item[],
  tell: (item: Item, index: number) => Told,
): AsFarAsKnown<Told> {
  const told: Told[] = [];
  const thrown: unknown[] = [];
  for (const index of items.keys()) {
    try {
      // An item may be unknown itself.
      told.push(tell(items[index] as Item, index));
    } catch (error) {
      thrown.push(error);
    }
  }
  return {
    told,
    admit: () => {
      if (thrown.length > 0) throw thrown[0];
    },
  };
}

/** Judges each by itself, as far as it is known. */
export const judgeEach = <Item>(items: readonly Item[], judge: (item: Item, index: number) => void): void =>
  asFarAsKnown(items, judge).admit();
