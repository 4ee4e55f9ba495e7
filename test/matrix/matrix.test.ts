import { describe, expect, it } from "@jest/globals";
import { cut } from "./combination.js";
import { steps } from "./steps.js";
import { tryCombination } from "./try-combination.js";

/** Of a computer that has other things to do. */
const patienceMs = 300_000;

describe("the packed package, as its users install it", () => {
  it.each(cut)(
    "installs, type-checks, loads, deploys once and leaves alone: $name",
    async (combination) => {
      const outcomes = await tryCombination(combination);
      expect(outcomes.flatMap(({ step, problem }) => (problem === undefined ? [] : [`${step}: ${problem}`]))).toEqual(
        [],
      );
      expect(outcomes.map(({ step }) => step)).toEqual(["tools", ...Object.keys(steps)]);
    },
    patienceMs,
  );
});
