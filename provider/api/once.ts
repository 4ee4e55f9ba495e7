/** The same question, asked once with success for all that ask it; after a failure the next one asks again. */
export function once<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let known: Promise<Answer> | undefined;
  return async () => {
    known ??= ask();
    try {
      return await known;
    } catch (error) {
      known = undefined;
      throw error;
    }
  };
}

/** A question about one of many things, asked once with success about each of them. */
export function onceForEach<Answer>(ask: (id: string) => Promise<Answer>): (id: string) => Promise<Answer> {
  const known = new Map<string, () => Promise<Answer>>();
  return (id) => {
    const asked = known.get(id) ?? once(() => ask(id));
    known.set(id, asked);
    return asked();
  };
}
