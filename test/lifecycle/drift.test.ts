import { describe, expect, it } from "@jest/globals";
import { byHand } from "./by-hand.js";
import { everyField, leastFields, oneModel } from "./declared.js";
import { startedWorld } from "./world.js";

/** What another client made of a field that the program declares. */
const drifts = [
  { field: "name", declared: everyField, found: "Renamed" },
  { field: "mcpServerId", declared: everyField, found: "5b0c1f3e-6a52-4f0e-9d57-0c7f5f1f7a02" },
  { field: "testerPrompt", declared: everyField, found: "Do something else." },
  { field: "description", declared: everyField, found: "Another." },
  { field: "defaultMcpAuthProfileId", declared: everyField, found: "d5a1c0de-0000-4000-8000-000000000002" },
  { field: "testerModelId", declared: oneModel, found: "gpt-5" },
  { field: "testerModelIds", declared: everyField, found: ["claude-sonnet-4"] },
  { field: "testerTargets", declared: everyField, found: [...everyField.testerTargets, { modelId: "o3" }] },
  { field: "criteria", declared: everyField, found: everyField.criteria.toReversed() },
  { field: "schedule", declared: everyField, found: { cron: "0 10 * * *", timezone: "Europe/Zurich" } },
  { field: "limits", declared: everyField, found: { maxToolCalls: 20, perTool: { search: 50 } } },
  { field: "retryPolicy", declared: everyField, found: { maxAttempts: 3 } },
  { field: "toolPolicy", declared: everyField, found: { allowed_tools: ["search", "get_issue", "delete_issue"] } },
  { field: "metadata", declared: everyField, found: { team: "billing", owner: null } },
];

const clearable = drifts.filter(({ field }) => !Object.hasOwn(leastFields, field));

describe("a refresh", () => {
  const world = startedWorld();

  it("has every field in the table below", () => {
    expect(drifts.map(({ field }) => field).toSorted()).toEqual(
      [...Object.keys(everyField), "testerModelId"].toSorted(),
    );
  });

  it.each(drifts)("shows a changed $field and nothing else, and the next up puts it back", async (drift) => {
    const { field, declared, found } = drift;
    const { emulator, newWorkflow, sent } = world();
    const workflow = newWorkflow();
    await workflow.up(declared);
    await byHand(emulator, "PATCH", `/workflows/${workflow.kept.id}`, { [field]: found });

    expect(await workflow.refresh()).toEqual([field, "currentVersion"]);
    expect(workflow.kept.inputs[field]).toEqual(found);
    expect(workflow.kept.state[field]).toEqual(found);
    expect(await workflow.up(declared)).toBe("updated");
    expect((await sent("PATCH")).map(({ body }) => body)).toMatchObject([{ [field]: declared[field as "name"] }]);
    expect(await workflow.refresh()).toEqual([]);
  });

  it.each(clearable)("shows a cleared $field and nothing else, and the next up puts it back", async (drift) => {
    const { field, declared } = drift;
    const { emulator, newWorkflow } = world();
    const workflow = newWorkflow();
    await workflow.up(declared);
    await byHand(emulator, "PATCH", `/workflows/${workflow.kept.id}`, { [field]: null });

    expect(await workflow.refresh()).toEqual([field, "currentVersion"]);
    expect(workflow.kept.inputs).not.toHaveProperty(field);
    expect(await workflow.up(declared)).toBe("updated");
    expect(await workflow.refresh()).toEqual([]);
  });

  it.each(clearable)("shows nothing of a $field that the program leaves to others", async ({ field, found }) => {
    const { emulator, newWorkflow } = world();
    const workflow = newWorkflow();
    await workflow.up(leastFields);
    await byHand(emulator, "PATCH", `/workflows/${workflow.kept.id}`, { [field]: found });

    // The version is an output, and tells that somebody was there.
    expect(await workflow.refresh()).toEqual(["currentVersion"]);
    expect(await workflow.up(leastFields)).toBe("same");
  });

  it.each([
    { at: "metadata", found: { team: "search", owner: null, seen: true } },
    { at: "limits.perTool", found: { maxToolCalls: 20, perTool: { search: 5, get_issue: 1 } } },
  ])("shows nothing of a key that another client has added to $at", async ({ at, found }) => {
    const { emulator, newWorkflow } = world();
    const workflow = newWorkflow();
    await workflow.up(everyField);
    const [field = ""] = at.split(".");
    await byHand(emulator, "PATCH", `/workflows/${workflow.kept.id}`, { [field]: found });
    expect(await workflow.refresh()).toEqual(["currentVersion"]);
    expect(await workflow.up(everyField)).toBe("same");
  });

  it.each([
    { what: "a key that was removed", found: { maxToolCalls: 20 }, shown: { maxToolCalls: 20 } },
    {
      what: "a key that was changed, without the key that was added beside it",
      found: { maxToolCalls: 21, perTool: { search: 5 }, extra: 1 },
      shown: { maxToolCalls: 21, perTool: { search: 5 } },
    },
  ])("shows of an object $what", async ({ found, shown }) => {
    const { emulator, newWorkflow } = world();
    const workflow = newWorkflow();
    await workflow.up(everyField);
    await byHand(emulator, "PATCH", `/workflows/${workflow.kept.id}`, { limits: found });
    expect(await workflow.refresh()).toEqual(["limits", "currentVersion"]);
    expect(workflow.kept.inputs["limits"]).toEqual(shown);
  });

  it("shows what was cleared on a server that adds its own defaults", async () => {
    const { emulator, newWorkflow } = world();
    await emulator.setProfile("server-defaults");
    const workflow = newWorkflow();
    await workflow.up(everyField);
    await byHand(emulator, "PATCH", `/workflows/${workflow.kept.id}`, { criteria: [], limits: null });
    expect(await workflow.refresh()).toEqual(["criteria", "limits", "currentVersion"]);
    expect(await workflow.up(everyField)).toBe("updated");
    expect(await workflow.refresh()).toEqual([]);
  });

  it("shows a criterion that another client has added, without what the server has added to it", async () => {
    const { emulator, newWorkflow } = world();
    await emulator.setProfile({ serverDefaults: true, keyCase: "snake" });
    const workflow = newWorkflow();
    await workflow.up(everyField);
    const criteria = [...everyField.criteria, { criterionText: "Was short", isRequired: false }];
    await byHand(emulator, "PATCH", `/workflows/${workflow.kept.id}`, { criteria });
    expect(await workflow.refresh()).toEqual(["criteria", "currentVersion"]);
    expect(workflow.kept.inputs["criteria"]).toEqual(criteria);
  });
});
