import { describe, expect, it } from "@jest/globals";
import { dispensable, outcomeIn, type Outcome, stateOf } from "../../provider/workflow-run/state.js";
import { run } from "./gated.js";

const outcome: Outcome = {
  runs: [
    run({ id: "run_1", sequence: 3, model: "gpt-5.1" }),
    run({ id: "run_2", sequence: 3, verdict: "fail", failedCriteria: ["Finds the order"] }),
    run({ id: "run_3", sequence: 3, status: "error", verdict: "inconclusive" }),
    run({ id: "run_4", sequence: 3, status: "running", verdict: "pending" }),
  ],
  retried: [run({ id: "run_0", sequence: 2, status: "error", verdict: "inconclusive" })],
  retries: 1,
  verdict: "fail",
  sequence: 3,
  dispatchedAt: "2026-11-24T10:00:00.123Z",
  dashboard: "https://armature.tools",
  base: { own: 1, since: "2026-11-24T09:00:00.123Z" },
  lastPasses: { "gpt-5": "run_9" },
};

const state = stateOf({ workflowId: "wf_1", triggers: "a", gate: "block" }, outcome, {});

describe("the state of a run", () => {
  it("gives back the outcome that it was made from", () => {
    expect(outcomeIn(JSON.parse(JSON.stringify(state)) as typeof state)).toEqual(outcome);
  });

  it("says the same in less detail without what it can do without", () => {
    const rest = Object.fromEntries(Object.entries(state).filter(([name]) => !dispensable.includes(name)));
    const inShort = (id: string, verdict: Outcome["verdict"]) => run({ id, sequence: 3, verdict, status: verdict });
    expect(outcomeIn(rest)).toEqual({
      ...outcome,
      lastPasses: {},
      runs: [
        inShort("run_1", "pass"),
        inShort("run_2", "fail"),
        inShort("run_3", "inconclusive"),
        inShort("run_4", "pending"),
      ],
      retried: [],
    });
  });

  it("without room for the ids of its runs remembers all the same what was dispatched, and under which keys", () => {
    const rest = { ...state, runs: undefined, runIds: undefined };
    expect(outcomeIn(rest)).toEqual({ ...outcome, runs: [] });
  });

  it("before the first dispatch has no outcome", () => {
    expect(outcomeIn({ workflowId: "wf_1" })).toBeUndefined();
  });
});
