import { describe, expect, it } from "@jest/globals";
import { play, playSeed } from "./play.js";
import type { Program, Step } from "./program.js";
import type { Trouble } from "./trouble.js";

describe("a program of changes and troubles", () => {
  it.each([1, 2, 3, 4, 5])(
    "dispatches exactly once for each change, whatever dies in between: seed %d",
    async (seed) => {
      expect(await playSeed(seed)).toMatchObject({ problem: undefined });
    },
  );

  const lostAt = (nth: number): Trouble => ({
    kind: "kill",
    nth,
    delayMs: 0,
    effect: { stall: "headers", after: true },
  });
  const calm = { troubles: [], isTakenBack: false } as const;
  const first: Step = { ...calm, trigger: "a" };
  const lostAndTakenBack: Step = {
    trigger: "b",
    troubles: [lostAt(1)],
    isTakenBack: true,
  };

  const server: Omit<Program, "steps"> = {
    profile: "terse",
    twoTestersOf: "nobody",
    gate: "block",
    onInconclusive: "block",
    forceNewRun: false,
    repeats: 1,
    hasOwnKey: false,
    runningMs: 0,
    ends: [],
  };

  it.each([
    ["dispatches nothing", [], { lost: 1, found: 0 }],
    ["and made again takes up its run", [{ ...calm, trigger: "b" }], { lost: 0, found: 1 }],
    ["leaves its run to no other change", ["c", "b"].map((trigger) => ({ ...calm, trigger })), { lost: 1, found: 0 }],
  ])("that is taken back after its dispatch was lost %s", async (_, after, counted) => {
    const steps = [{ ...calm, trigger: "a" }, lostAndTakenBack, ...after];
    expect(await play({ ...server, steps })).toMatchObject({ problem: undefined, ...counted });
  });

  it("takes no run of an earlier life but those of its creation", async () => {
    const destroy = (trigger: string): Step => ({ trigger, troubles: [{ kind: "destroy" }], isTakenBack: false });
    const steps = [...["a", "b"].map((trigger) => ({ ...calm, trigger })), destroy("c"), { ...calm, trigger: "b" }];
    expect(await play({ ...server, steps })).toMatchObject({ problem: undefined, lost: 0, found: 0 });
    expect(await play({ ...server, steps: [...steps, destroy("a")] })).toMatchObject({ problem: undefined, found: 1 });
    const own = { ...server, hasOwnKey: true, steps: [...steps, destroy("a")] };
    expect(await play(own)).toMatchObject({ problem: undefined, lost: 0, found: 0 });
  });

  it("keeps the runs before a dispatch that fails, and makes what is missing", async () => {
    const refused: Step = {
      trigger: "b",
      troubles: [{ kind: "faults", faults: [{ method: "POST", nth: 2, do: { status: 400 } }] }],
      isTakenBack: false,
    };
    const steps = [refused, { ...calm, trigger: "a" }, refused, { ...refused, trigger: "c", isTakenBack: true }];
    expect(await play({ ...server, repeats: 3, steps })).toMatchObject({ problem: undefined, lost: 0, found: 0 });
  });

  const refusedAt = (nth: number): Trouble => ({
    kind: "faults",
    faults: [{ method: "POST", nth, do: { status: 400 } }],
  });
  const interrupted: Trouble = { kind: "interrupt", nth: 1, delayMs: 50, effect: undefined };

  it.each<[string, Partial<Program>, Step[], object]>([
    [
      "dispatches a closed gate again",
      { ends: ["fail", "pass", "pass", "error"], twoTestersOf: "workflow" },
      [],
      { closed: 2, retried: 0 },
    ],
    [
      "retries twice, and then closes the gate",
      { ends: ["error", "pass", "error", "pass", "pass", "error"], onInconclusive: "retry", twoTestersOf: "run" },
      [],
      { closed: 1, retried: 1 },
    ],
    [
      "finds a retry whose answer was lost with its process",
      { ends: ["error", "error"], onInconclusive: "retry" },
      [{ ...calm, trigger: "b", troubles: [lostAt(2), lostAt(3)] }],
      { found: 1, retried: 1, lost: 0 },
    ],
    [
      "finds the next order of a closed gate that was lost with its process",
      { ends: ["fail"] },
      [{ ...calm, trigger: "b", troubles: [{ kind: "faults", faults: [] }, lostAt(1)] }],
      { found: 1, closed: 1, lost: 0 },
    ],
    [
      "completes a retry that was cut short, which is not forgotten over it",
      { ends: ["error"], onInconclusive: "retry", repeats: 2 },
      [{ ...calm, trigger: "b", troubles: [refusedAt(4)] }],
      { closed: 0, retried: 1, lost: 0 },
    ],
    [
      "takes up the runs of an interrupted deployment",
      { ends: ["error"], onInconclusive: "retry", runningMs: 400 },
      [{ ...calm, trigger: "b", troubles: [interrupted, interrupted] }],
      { closed: 0, retried: 1, lost: 0 },
    ],
  ])("%s", async (_, its, steps, counted) => {
    const program = { ...server, ...its, steps: steps.length > 0 ? steps : [first] };
    expect(await play(program)).toMatchObject({ problem: undefined, ...counted });
  });

  it("judges no later change by a retry that was left behind with the change before it", async () => {
    const takenBack: Step = { trigger: "b", troubles: [lostAt(2)], isTakenBack: true };
    const steps = [first, takenBack, { ...calm, trigger: "c" }, { ...calm, trigger: "b" }];
    const program: Program = { ...server, onInconclusive: "retry", ends: ["pass", "error"], steps };
    expect(await play(program)).toMatchObject({ problem: undefined, lost: 2, found: 0 });
  });

  it("takes no part of a dispatch for the whole, whoever declares the testers", async () => {
    const behind: Trouble = {
      kind: "lag",
      nth: 1,
      delayMs: 0,
      effect: { stall: "headers", after: true },
      hidden: 1,
      looks: 3,
    };
    const steps = [first, { ...calm, trigger: "b", troubles: [behind] }];
    const program: Program = { ...server, profile: "documented", twoTestersOf: "run", steps };
    for (const its of [{}, { forceNewRun: true }, { twoTestersOf: "workflow" as const }]) {
      expect(await play({ ...program, ...its })).toMatchObject({ problem: undefined, lost: 0 });
    }
  });
});
