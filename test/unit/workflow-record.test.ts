import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { initialDispatch, workflowRecord } from "../../provider/api/workflow-record.js";

describe("a workflow in an answer", () => {
  it.each<[string, unknown]>([
    ["flat", { id: "wf_1", name: "A", currentVersion: { id: "wfv_1" } }],
    ["wrapped, the version inside", { workflow: { id: "wf_1", name: "A", currentVersion: { id: "wfv_1" } } }],
    ["wrapped, the version beside", { workflow: { id: "wf_1", name: "A" }, currentVersion: { id: "wfv_1" } }],
    ["in snake_case", { id: "wf_1", name: "A", current_version: { id: "wfv_1" } }],
    ["in snake_case, beside", { workflow: { id: "wf_1", name: "A" }, current_version: { id: "wfv_1" } }],
    ["with the version's id only", { id: "wf_1", name: "A", currentVersionId: "wfv_1" }],
    ["with the version's id only, in snake_case", { id: "wf_1", name: "A", current_version_id: "wfv_1" }],
    ["with the version's id beside", { workflow: { id: "wf_1", name: "A" }, currentVersionId: "wfv_1" }],
  ])("is read %s", (_how, answer) => {
    const record = workflowRecord(answer);
    expect(record).toMatchObject({ id: "wf_1", versionId: "wfv_1", archived: false });
    expect(record?.field("name")).toBe("A");
  });

  it.each(["", " ", "wf_1\nwf_2", "\u001b[31m", "a".repeat(201), 7, null])("has no id in %j", (id) => {
    expect(workflowRecord({ id, name: "A" })).toBeUndefined();
  });

  it("is of the id that was asked for when it names none, and of its own when it names one", () => {
    expect(workflowRecord({ currentVersion: { id: "wfv_2" } }, "wf_1")).toMatchObject({
      id: "wf_1",
      versionId: "wfv_2",
    });
    expect(workflowRecord({ id: "wf_2" }, "wf_1")?.id).toBe("wf_2");
    expect(workflowRecord({ workflow: {} })).toBeUndefined();
  });

  it("may have its definition in the version only, but not its own name, description and metadata", () => {
    const own = { name: "A", description: "What it is", metadata: { team: "a" } };
    const versioned = { testerPrompt: "Find.", mcp_server_id: "mcp_1", criteria: null };
    const version = { id: "wfv_1", name: "Version 1", description: "First", metadata: { by: "x" }, ...versioned };
    const field = workflowRecord({ workflow: { id: "wf_1", ...own }, currentVersion: version })?.field;
    expect(["testerPrompt", "mcpServerId", "criteria"].map((name) => field?.(name))).toEqual(["Find.", "mcp_1", null]);
    expect(["name", "description", "metadata"].map((name) => field?.(name))).toEqual(Object.values(own));
    const bare = workflowRecord({ workflow: { id: "wf_1" }, currentVersion: version })?.field;
    expect(["name", "description", "metadata"].map((name) => bare?.(name))).toEqual([undefined, undefined, undefined]);
  });

  it("tells apart what is cleared and what is left out", () => {
    const field = workflowRecord({ id: "wf_1", schedule: null })?.field;
    expect([field?.("schedule"), field?.("limits")]).toEqual([null, undefined]);
  });

  it.each([
    { archivedAt: "2026-03-01T12:00:00Z" },
    { archived_at: "2026-03-01T12:00:00Z" },
    { archivedAt: 1_772_366_400 },
    { archived: true },
    { status: "archived" },
  ])("is archived with %j", (mark) => {
    expect(workflowRecord({ id: "wf_1", ...mark })?.archived).toBe(true);
    expect(workflowRecord({ workflow: { id: "wf_1", ...mark } })?.archived).toBe(true);
  });

  it.each([
    {},
    { archivedAt: null },
    { archived_at: null },
    { archivedAt: "" },
    { archivedAt: false },
    { archived: false },
    { status: "active" },
  ])("is not archived with %j", (mark) => {
    expect(workflowRecord({ id: "wf_1", ...mark })?.archived).toBe(false);
  });

  it("was created at a date or at an unknown one", () => {
    expect(workflowRecord({ id: "wf_1", created_at: "2026-03-01T12:00:00.500Z" })?.createdAtMs).toBe(1_772_366_400_500);
    for (const createdAt of [undefined, null, "", "yesterday", 7]) {
      expect(workflowRecord({ id: "wf_1", createdAt })?.createdAtMs).toBeUndefined();
    }
  });

  it("is there with a text for an id, or not there, whatever the answer is", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (answer) => {
        const record = workflowRecord(answer);
        return record === undefined || (typeof record.id === "string" && record.id !== "");
      }),
    );
  });
});

describe("the first runs of a created workflow", () => {
  it("are counted where the answer counts them", () => {
    expect(initialDispatch({ initialDispatch: { queued: 2, failed: 0, note: "x" } })).toEqual({ queued: 2, failed: 0 });
    expect(initialDispatch({ initial_dispatch: { queued: 0, failed: 1 } })).toEqual({ queued: 0, failed: 1 });
  });

  it.each([
    {},
    null,
    { initialDispatch: null },
    { initialDispatch: { queued: 2 } },
    { initialDispatch: { queued: "2", failed: 0 } },
  ])("are not guessed from %j", (answer) => {
    expect(initialDispatch(answer)).toBeUndefined();
  });
});
