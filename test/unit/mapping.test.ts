import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { workflowRecord, type WorkflowRecord } from "../../provider/api/workflow-record.js";
import { creation, declaredIn, echoedIn, fieldOf, patch, unreadableIn } from "../../provider/workflow/mapping.js";
import { changedFields } from "../../provider/workflow/diff.js";
import { markerKey } from "../../provider/workflow/marker.js";
import { workflowFields } from "../../provider/workflow/diff.js";

function recordOf(workflow: Readonly<Record<string, unknown>>): WorkflowRecord {
  const record = workflowRecord({ id: "wf_1", ...workflow });
  if (record === undefined) throw new Error("The workflow has no id.");
  return record;
}

describe("what a program declares", () => {
  it("leaves out what is null or undefined, and what is no field of a workflow", () => {
    const inputs = { name: "A", schedule: null, limits: undefined, currentVersion: { id: "v" }, __echoed: [] };
    expect(declaredIn(inputs)).toEqual({ name: "A" });
  });

  it("leaves out nulls under the API's own names, and keeps the user's own", () => {
    const inputs = {
      criteria: [{ criterionText: "x", isRequired: null }],
      testerTargets: [{ modelId: "m", skillMode: null, skillVersionId: null }],
      limits: { most: null, list: [null] },
      metadata: { note: null },
    };
    expect(declaredIn(inputs)).toEqual({
      criteria: [{ criterionText: "x" }],
      testerTargets: [{ modelId: "m" }],
      limits: { most: null, list: [null] },
      metadata: { note: null },
    });
  });

  it("is the same when read out of what was read", () => {
    const json = fc.json().map((text): unknown => JSON.parse(text));
    fc.assert(
      fc.property(fc.dictionary(fc.oneof(fc.constantFrom(...workflowFields), fc.string()), json), (inputs) => {
        const declared = declaredIn(inputs);
        expect(changedFields(declared, declaredIn(declared))).toEqual([]);
      }),
    );
  });
});

describe("the body of a creation", () => {
  const declared = { name: "A", metadata: { team: "a" } };

  it("is what is declared, with the mark beside the user's own metadata", () => {
    expect(creation(declared, "mark.1")).toEqual({ name: "A", metadata: { team: "a", [markerKey]: "mark.1" } });
    expect(creation({ name: "A" }, "mark.1")).toEqual({ name: "A", metadata: { [markerKey]: "mark.1" } });
  });

  it("is exactly what is declared where the mark is refused", () => {
    expect(creation(declared, undefined)).toEqual(declared);
  });
});

describe("the body of a PATCH", () => {
  const declared = { name: "B", testerModelIds: ["a"], metadata: { team: "b" } };

  it("holds what changed and nothing else, and null for what is no longer declared", () => {
    expect(patch(["name", "schedule", "limits"], declared, "mark")).toEqual({
      name: "B",
      schedule: null,
      limits: null,
    });
    expect(patch([], declared, "mark")).toEqual({});
  });

  it("keeps the mark when metadata changes or is no longer declared", () => {
    expect(patch(["metadata"], declared, "mark")).toEqual({ metadata: { team: "b", [markerKey]: "mark" } });
    expect(patch(["metadata"], { name: "B" }, "mark")).toEqual({ metadata: { [markerKey]: "mark" } });
    expect(patch(["metadata"], declared, undefined)).toEqual({ metadata: { team: "b" } });
    expect(patch(["metadata"], { name: "B" }, undefined)).toEqual({ metadata: null });
  });
});

describe("a field of an answer", () => {
  it("is in the program's own form, without the keys of the server's", () => {
    const record = recordOf({
      tester_prompt: "Find.",
      criteria: [
        { id: "c_1", criterion_text: "x", is_required: true, weight: 1 },
        { criterionText: "y", isRequired: null },
      ],
      tester_targets: [{ model_id: "m", skill_mode: null, cost: 3 }],
      limits: { max_tokens: 1, server_added: null },
    });
    expect(fieldOf(record, "testerPrompt")).toBe("Find.");
    expect(fieldOf(record, "criteria")).toEqual([{ criterionText: "x", isRequired: true }, { criterionText: "y" }]);
    expect(fieldOf(record, "testerTargets")).toEqual([{ modelId: "m" }]);
    expect(fieldOf(record, "limits")).toEqual({ max_tokens: 1, server_added: null });
  });

  it("is nothing when it is left out or cleared, and told of only when it is cleared", () => {
    const record = recordOf({ name: "A", schedule: null });
    expect([fieldOf(record, "schedule"), fieldOf(record, "limits")]).toEqual([undefined, undefined]);
    expect(echoedIn(record)).toEqual(["name", "schedule"]);
  });

  it.each([
    { field: "name", wrong: [7, {}, [], true] },
    { field: "testerModelIds", wrong: ["a", {}, [7], [null], ["a", {}]] },
    { field: "criteria", wrong: ["a", {}, ["a"], [null], [[]]] },
    { field: "limits", wrong: ["a", [], 7, false] },
  ] as const)("that is $field cannot be read as $wrong", ({ field, wrong }) => {
    const declared = { [field]: "whatever it is" };
    for (const value of wrong) expect(unreadableIn(recordOf({ [field]: value }), declared)).toEqual([field]);
    for (const value of wrong) expect(unreadableIn(recordOf({ [field]: value }), {})).toEqual([]);
    for (const nothing of [undefined, null]) expect(unreadableIn(recordOf({ [field]: nothing }), declared)).toEqual([]);
  });

  it("that is readable is never called unreadable", () => {
    const workflow = { name: "A", testerModelIds: [], criteria: [{}], limits: {}, schedule: { cron: 7 } };
    expect(unreadableIn(recordOf(workflow), workflow)).toEqual([]);
  });
});
