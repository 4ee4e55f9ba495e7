import { describe, expect, it } from "@jest/globals";
import { workflowRecord } from "../../provider/api/workflow-record.js";
import { toldWorkflow } from "../../provider/workflow/told.js";

const least = { id: "wf_1", name: "A", mcpServerId: "mcp_1", testerPrompt: "Find.", currentVersion: { id: "v1" } };

function told(other: object): object {
  const record = workflowRecord({ ...least, ...other });
  if (record === undefined) throw new Error("It is a workflow.");
  return toldWorkflow(record);
}

describe("a workflow that is looked up", () => {
  it("has what the server tells, without its own keys and the provider's mark", () => {
    const other = {
      criteria: [{ id: "c1", criterion_text: "Found", is_required: true }],
      metadata: { team: "a", "pulumi-armature": "mark" },
      description: null,
      testerModelIds: ["gpt-5"],
      createdAt: "2026-01-01",
    };
    expect(told(other)).toEqual({
      name: "A",
      mcpServerId: "mcp_1",
      testerPrompt: "Find.",
      currentVersion: { id: "v1" },
      criteria: [{ criterionText: "Found", isRequired: true }],
      metadata: { team: "a" },
      testerModelIds: ["gpt-5"],
    });
  });

  it("has no key that a terminal or a CI service obeys", () => {
    expect(told({ limits: { "##vso[task]": 1 } })).toMatchObject({ limits: { "# #vso[task]": 1 } });
  });

  let deep: unknown = {};
  for (let level = 0; level < 150; level += 1) deep = { deep };

  it.each<[string, object]>([
    ["name", { name: undefined }],
    ["testerPrompt", { testerPrompt: 7 }],
    ["currentVersion", { currentVersion: undefined }],
    ["criteria", { criteria: [{ isRequired: true }] }],
    ["testerTargets", { testerTargets: ["gpt-5"] }],
    ["testerModelIds", { testerModelIds: "gpt-5" }],
    ["metadata", { metadata: deep }],
  ])("is not understood without what can be read of %s", (field, other) => {
    expect(() => told(other)).toThrow(`the answer has something else than expected in ${field}`);
  });
});
