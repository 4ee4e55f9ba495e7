import fc from "fast-check";

type Path = readonly string[];

const isNested = (value: unknown): value is object => typeof value === "object" && value !== null;

/** Every place in a document, itself among them. */
const placesIn = (whole: unknown, at: Path = []): Path[] =>
  isNested(whole) ? [at, ...Object.entries(whole).flatMap(([key, inner]) => placesIn(inner, [...at, key]))] : [at];

function replaced(whole: unknown, [key, ...below]: Path, value: unknown): unknown {
  if (key === undefined || !isNested(whole)) return value;
  const entries = Object.entries(whole).map(([name, inner]: [string, unknown]) => [
    name,
    name === key ? replaced(inner, below, value) : inner,
  ]);
  const object = Object.fromEntries(entries) as Record<string, unknown>;
  return Array.isArray(whole) ? Object.values(object) : object;
}

/** A document that is whole but for one place, where anything stands. */
export const mutantOf = (whole: unknown, any: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.tuple(fc.constantFrom(...placesIn(whole)), any).map(([place, value]) => replaced(whole, place, value));
