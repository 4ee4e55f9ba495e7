import { describe, expect, it } from "@jest/globals";
import { play, playSeed } from "./play.js";
import type { Step } from "./program.js";

describe("a program of changes and troubles", () => {
  it.each([1, 2, 3, 4, 5])(
    "dispatches exactly once for each change, whatever dies in between: seed %d",
    async (seed) => {
      expect(await playSeed(seed)).toMatchObject({ problem: undefined });
    },
  );

  const calm = { trouble: { kind: "none" }, isTakenBack: false } as const;
  const lostAndTakenBack: Step = {
    trigger: "b",
    trouble: { kind: "kill", delayMs: 0, effect: { stall: "headers", after: true } },
    isTakenBack: true,
  };

  it.each([
    ["dispatches nothing", [], { lost: 1, found: 0 }],
    ["and made again takes up its run", [{ ...calm, trigger: "b" }], { lost: 0, found: 1 }],
    ["leaves its run to no other change", ["c", "b"].map((trigger) => ({ ...calm, trigger })), { lost: 1, found: 0 }],
  ])("that is taken back after its dispatch was lost %s", async (_, after, counted) => {
    const steps = [{ ...calm, trigger: "a" }, lostAndTakenBack, ...after];
    const server = { profile: "terse", gate: "block", forceNewRun: false, repeats: 1, runningMs: 0 } as const;
    expect(await play({ ...server, steps })).toEqual({ problem: undefined, ...counted });
  });
});
