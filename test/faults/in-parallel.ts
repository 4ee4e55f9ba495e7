/** Does this with each, so many at once; what comes out is in their order. */
export async function inParallel<Item, Out>(
  width: number,
  items: readonly Item[],
  deed: (item: Item, index: number) => Promise<Out>,
): Promise<Out[]> {
  const outs: Out[] = [];
  const waiting = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of waiting) outs[index] = await deed(item, index);
  };
  await Promise.all(Array.from({ length: width }, worker));
  return outs;
}
