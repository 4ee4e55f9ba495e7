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

  const server = {
    profile: "terse",
    gate: "block",
    forceNewRun: false,
    repeats: 1,
    hasOwnKey: false,
    runningMs: 0,
  } as const;

  it.each([
    ["dispatches nothing", [], { lost: 1, found: 0 }],
    ["and made again takes up its run", [{ ...calm, trigger: "b" }], { lost: 0, found: 1 }],
    ["leaves its run to no other change", ["c", "b"].map((trigger) => ({ ...calm, trigger })), { lost: 1, found: 0 }],
  ])("that is taken back after its dispatch was lost %s", async (_, after, counted) => {
    const steps = [{ ...calm, trigger: "a" }, lostAndTakenBack, ...after];
    expect(await play({ ...server, steps })).toEqual({ problem: undefined, ...counted });
  });

  it("takes no run of an earlier life but those of its creation", async () => {
    const destroy = (trigger: string): Step => ({ trigger, trouble: { kind: "destroy" }, isTakenBack: false });
    const steps = [...["a", "b"].map((trigger) => ({ ...calm, trigger })), destroy("c"), { ...calm, trigger: "b" }];
    expect(await play({ ...server, steps })).toEqual({ problem: undefined, lost: 0, found: 0 });
    expect(await play({ ...server, steps: [...steps, destroy("a")] })).toMatchObject({ problem: undefined, found: 1 });
    const own = { ...server, hasOwnKey: true, steps: [...steps, destroy("a")] };
    expect(await play(own)).toEqual({ problem: undefined, lost: 0, found: 0 });
  });

  it("keeps the runs before a dispatch that fails, and makes what is missing", async () => {
    const refused: Step = {
      trigger: "b",
      trouble: { kind: "faults", faults: [{ method: "POST", nth: 2, do: { status: 400 } }] },
      isTakenBack: false,
    };
    const steps = [refused, { ...calm, trigger: "a" }, refused, { ...refused, trigger: "c", isTakenBack: true }];
    expect(await play({ ...server, repeats: 3, steps })).toEqual({ problem: undefined, lost: 0, found: 0 });
  });
});
