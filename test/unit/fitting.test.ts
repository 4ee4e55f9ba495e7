import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { fittingState, fittingText } from "../../provider/host/fitting.js";

const mostTextBytes = 3 * 1024;
const mostStateBytes = 32 * 1024;

describe("the text of an error", () => {
  it("that is short enough stays as it is", () => {
    for (const text of ["", "It failed.", "ü".repeat(mostTextBytes / 2)]) expect(fittingText(text)).toBe(text);
  });

  it("that is too long ends between two characters, whatever they are, and says that it goes on", () => {
    const long = fc.string({ unit: fc.constantFrom("a", "ü", "測", "🙂"), minLength: mostTextBytes, maxLength: 4000 });
    fc.assert(
      fc.property(long, (text) => {
        const shown = fittingText(text);
        expect(shown.endsWith("…")).toBe(true);
        expect(text.startsWith(shown.slice(0, -1))).toBe(true);
        expect(Buffer.byteLength(shown)).toBeLessThanOrEqual(mostTextBytes + 3);
        expect(Buffer.byteLength(shown)).toBeGreaterThan(mostTextBytes - 4);
      }),
      { numRuns: 20 },
    );
  });
});

describe("a state that travels in an error", () => {
  it("that is short enough stays whole", () => {
    const state = { name: "A", criteria: [{ criterionText: "x" }], limits: { a: null }, currentVersion: { id: "v" } };
    expect(fittingState(state)).toEqual(state);
  });

  it("that is too long loses its largest properties and no more of them than it must", () => {
    const half = "x".repeat(mostStateBytes / 2);
    const state = { testerPrompt: half + half, name: "A", description: half, currentVersion: { id: "v" } };
    expect(fittingState(state)).toEqual({ name: "A", description: half, currentVersion: { id: "v" } });
  });

  it("that is too long loses first what it can do without, and no more of it than it must", () => {
    const some = (tenths: number): string => "x".repeat((mostStateBytes * tenths) / 10);
    const state = { triggers: some(3), runs: some(4), runIds: some(5), verdict: "fail" };
    expect(fittingState(state, ["triggers", "runs"])).toEqual({ ...state, runs: undefined });
    const longer = { ...state, runIds: some(8) };
    expect(fittingState(longer, ["triggers", "runs"])).toEqual({ runIds: some(8), verdict: "fail" });
    expect(fittingState({ ...longer, more: some(11) }, ["triggers", "runs"])).toEqual(
      fittingState(longer, ["triggers", "runs"]),
    );
  });

  it("is never longer than it may be, and what it keeps is as it was", () => {
    const large = fc.string({ unit: fc.constantFrom("a", "ü", "測"), maxLength: 20_000, size: "max" });
    const value = fc.oneof(large, fc.array(large, { maxLength: 3 }), fc.dictionary(fc.string(), large, { maxKeys: 3 }));
    fc.assert(
      fc.property(fc.dictionary(fc.string(), value), (state) => {
        const kept = fittingState(state);
        expect(Object.entries(kept).filter(([name, inner]) => state[name] !== inner)).toEqual([]);
        // Text alone, without the marks around each part.
        const bytes = Object.entries(kept).flatMap(([name, inner]) => [name, ...textsIn(inner)]);
        expect(bytes.reduce((sum, text) => sum + Buffer.byteLength(text), 0)).toBeLessThanOrEqual(mostStateBytes);
      }),
      { numRuns: 30 },
    );
  });
});

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.entries(value).flat().flatMap(textsIn) : [];
}
