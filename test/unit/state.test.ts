import { describe, expect, it } from "@jest/globals";
import { workflowRecord, type WorkflowRecord } from "../../provider/api/workflow-record.js";
import type { Properties } from "../../provider/resource.js";
import { observe, stateOf } from "../../provider/workflow/state.js";

function recordOf(workflow: Readonly<Record<string, unknown>>): WorkflowRecord {
  const record = workflowRecord({ id: "wf_1", currentVersion: { id: "wfv_2" }, ...workflow });
  if (record === undefined) throw new Error("The workflow has no id.");
  return record;
}

const declared = { name: "A", testerPrompt: "Find.", schedule: { cron: "0 9 * * *" } };

/** A state that a server told the whole of. */
const before: Properties = {
  ...declared,
  currentVersion: { id: "wfv_1" },
  initialDispatch: { queued: 1, failed: 0 },
  __echoed: ["name", "testerPrompt", "schedule"],
};

describe("the state of a workflow", () => {
  it("is what was declared, the outputs, and which fields the server tells", () => {
    const record = recordOf({ name: "a server's own", testerPrompt: "Find.", limits: { most: 1 }, schedule: null });
    expect(stateOf(declared, record, { initialDispatch: { queued: 2, failed: 0 } })).toEqual({
      ...declared,
      currentVersion: { id: "wfv_2" },
      initialDispatch: { queued: 2, failed: 0 },
      __echoed: ["name", "testerPrompt", "schedule", "limits"],
    });
  });

  it("keeps the outputs that only a creation knows, and which fields were told before", () => {
    expect(stateOf(declared, recordOf({ limits: {} }), before)).toEqual({
      ...before,
      currentVersion: { id: "wfv_2" },
      __echoed: ["name", "testerPrompt", "schedule", "limits"],
    });
  });

  it("keeps the version where a look tells of none, and has none where it never had one", () => {
    const silent = recordOf({ currentVersion: undefined });
    expect(stateOf(declared, silent, before)).toHaveProperty("currentVersion", before["currentVersion"]);
    expect(stateOf(declared, silent, {})).not.toHaveProperty("currentVersion");
  });

  it("takes no harm from an earlier one that is damaged", () => {
    expect(stateOf(declared, recordOf({ name: "A" }), { __echoed: "name" })["__echoed"]).toEqual(["name"]);
    expect(stateOf(declared, recordOf({}), { __echoed: [7, null, "unknown", "name"] })["__echoed"]).toEqual(["name"]);
  });
});

describe("a look at a workflow", () => {
  it("that finds what was declared changes nothing but the version", () => {
    const seen = observe(recordOf({ ...declared, limits: { added: 1 }, __echoed: 1 }), before);
    expect(seen.inputs).toEqual(declared);
    expect(seen.state).toMatchObject({ ...declared, currentVersion: { id: "wfv_2" } });
  });

  it("shows a change by hand in the inputs and in the state", () => {
    const changed = { ...declared, testerPrompt: "Look.", schedule: { cron: "0 1 * * *", zone: "UTC" } };
    const { inputs, state } = observe(recordOf(changed), before);
    expect(inputs).toEqual({ name: "A", testerPrompt: "Look.", schedule: { cron: "0 1 * * *" } });
    expect(state).toMatchObject(inputs);
  });

  it("shows as cleared what is null, and what is left out although it was told before", () => {
    for (const schedule of [null, undefined]) {
      const { inputs, state } = observe(recordOf({ name: "A", testerPrompt: "Find.", schedule }), before);
      expect(inputs).toEqual({ name: "A", testerPrompt: "Find." });
      expect(state).not.toHaveProperty("schedule");
    }
  });

  it("takes for unchanged what this server has never told", () => {
    const neverTold = { ...before, __echoed: ["name"] };
    expect(observe(recordOf({ name: "A" }), neverTold).inputs).toEqual(declared);
  });

  it("shows nothing that was never declared", () => {
    const { inputs } = observe(recordOf({ ...declared, limits: { most: 3 }, testerModelIds: ["a"] }), before);
    expect(inputs).toEqual(declared);
  });

  it("is at rest the second time", () => {
    const record = recordOf({ name: "B", testerPrompt: "Find.", schedule: null });
    const first = observe(record, before);
    expect(observe(record, first.state)).toEqual(first);
  });

  it("that cannot be understood is an error, so that no refresh forgets what was declared", () => {
    const seeing = (): unknown => observe(recordOf({ ...declared, testerPrompt: 7, schedule: [] }), before);
    expect(seeing).toThrow(
      /GET \/workflows\/wf_1 failed: the answer has something else than expected in testerPrompt, schedule/,
    );
  });
});
