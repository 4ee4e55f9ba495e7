import { describe, expect, it } from "@jest/globals";
import { unknownValue, type Properties } from "../../provider/resource.js";
import { foretell } from "../../provider/workflow-run/foretell.js";
import { stateOf, type Outcome } from "../../provider/workflow-run/state.js";
import { run } from "./gated.js";

const origin = {
  urn: "urn:pulumi:dev::shop::armature:WorkflowRun::smoke",
  project: "shop",
  stack: "dev",
  name: "smoke",
};

const gate = { workflowId: "wf_1", gate: "block", triggers: "a", testerModelIds: ["gpt-5", "claude"] };

const outcome: Outcome = {
  runs: [run({ verdict: "fail", status: "fail" }), run({ id: "run_2" })],
  retried: [],
  retries: 0,
  verdict: "fail",
  expected: 2,
  perDispatch: 2,
  sequence: 1,
  dispatchedAt: "2026-11-24T10:00:00.123Z",
  dashboard: "https://armature.tools",
  base: { own: 0 },
};

/** What a deployment of these inputs is told beforehand, where a gate came to this. */
const told = (inputs: Properties, kept: Partial<Outcome> = {}, before: Properties = gate): string | undefined =>
  foretell({ id: "run_1", state: stateOf(before, { ...outcome, ...kept }, {}) }, { inputs, origin, adopt: undefined });

describe("what a preview says of a run", () => {
  it.each<[string, Properties]>([
    ["An update dispatches a run for each tester of the workflow.", { workflowId: "wf_1" }],
    ["An update dispatches a run for each tester of the workflow, 3 times each.", { workflowId: "wf_1", repeats: 3 }],
    ["An update dispatches 2 runs: 2 testers.", gate],
    ["An update dispatches 1 run: 1 tester.", { ...gate, testerModelIds: ["gpt-5"] }],
    ["An update dispatches 4 runs: 2 testers, 2 times each.", { ...gate, repeats: 2 }],
    ["An update dispatches 2 runs: 2 testers.", { ...gate, repeats: unknownValue, requiredPasses: unknownValue }],
  ])("that is new: %s", (line, inputs) => {
    expect(foretell(undefined, { inputs, origin, adopt: undefined })).toBe(line);
  });

  it.each<[string, Properties, Partial<Outcome>]>([
    ["An update dispatches 2 runs: 2 testers, since the gate is closed.", gate, {}],
    ["An update dispatches 2 runs: 2 testers, since triggers changed.", { ...gate, triggers: unknownValue }, {}],
    [
      "An update dispatches 2 runs: 2 testers, since triggers and idempotencyKey changed.",
      { ...gate, triggers: "b", idempotencyKey: "own" },
      {},
    ],
    ["An update dispatches 2 runs: 2 testers, since everyUpdate is set.", { ...gate, everyUpdate: true }, {}],
    [
      "An update dispatches 4 runs: 2 testers, 2 times each, since the last dispatch was cut short.",
      { ...gate, repeats: 3 },
      { made: 1 },
    ],
    [
      "An update takes up 1 pending run.",
      gate,
      { verdict: "inconclusive", runs: [run({ verdict: "pending", status: "running" }), run({ id: "run_2" })] },
    ],
    ["An update judges the runs that are made.", { ...gate, repeats: 1 }, { made: 1 }],
    [
      "An update dispatches 1 run: 1 tester, since testerModelIds changed.",
      { ...gate, testerModelIds: ["gpt-5"] },
      { made: 1 },
    ],
    [
      "An update dispatches 2 runs: 2 testers, since the gate is closed.",
      { ...gate, gate: unknownValue, requiredPasses: unknownValue, reports: { json: unknownValue } },
      {},
    ],
    [
      "The gate is held: an update dispatches nothing, and judges the same runs.",
      { ...gate, afterFailure: "hold" },
      {},
    ],
    ["The gate is open by a bypass: hotfix", gate, { bypass: { gate: "warn", reason: "hotfix" } }],
  ])("that is there: %s", (line, inputs, kept) => {
    expect(told(inputs, kept)).toBe(line);
  });

  it("is nothing of one that passed, or is not to be judged", () => {
    expect(told(gate, { verdict: "pass" })).toBeUndefined();
    expect(told({ ...gate, gate: "off" }, {}, { ...gate, gate: "off" })).toBeUndefined();
  });
});
