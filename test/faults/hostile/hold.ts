import { expect } from "@jest/globals";
import fc from "fast-check";
import { isWhole } from "../extent.js";

/** How much there is on the prototypes that every object and list has. */
const onPrototypes = (): readonly PropertyKey[] =>
  [Object.prototype, Array.prototype].flatMap((of) => Reflect.ownKeys(of));

const before = onPrototypes();

/** That a property holds for this many inputs, or a twenty-fifth of them, and leaves every prototype as it was. */
export async function hold<Given extends [unknown, ...unknown[]]>(
  runs: number,
  given: { readonly [Index in keyof Given]: fc.Arbitrary<Given[Index]> },
  holds: (...values: Given) => void | Promise<void>,
): Promise<void> {
  const property = fc.asyncProperty<Given>(...given, async (...values) => {
    await holds(...values);
    expect(onPrototypes()).toEqual(before);
  });
  await fc.assert(property, { numRuns: isWhole ? runs : Math.ceil(runs / 25) });
}
