import { describe, expect, it } from "@jest/globals";
import { everyField, leastFields, oneModel } from "./declared.js";
import { startedWorld } from "./world.js";

/** The provider's mark, which may stand in `metadata` beside what is the user's. */
const mark = { "pulumi-armature": expect.stringMatching(/^[0-9a-f]{32}(\.[0-9a-f]{8})?$/u) };

/** A program before and after a change of one field. */
const changes = [
  { field: "name", before: everyField, after: "Search returns issues" },
  { field: "mcpServerId", before: everyField, after: "5b0c1f3e-6a52-4f0e-9d57-0c7f5f1f7a02" },
  { field: "testerPrompt", before: everyField, after: "Search for the oldest issue." },
  { field: "description", before: everyField, after: "Finds the oldest issue." },
  { field: "defaultMcpAuthProfileId", before: everyField, after: "d5a1c0de-0000-4000-8000-000000000002" },
  { field: "testerModelId", before: oneModel, after: "gpt-5" },
  { field: "testerModelIds", before: everyField, after: ["gpt-5", "claude-sonnet-4"] },
  { field: "testerTargets", before: everyField, after: [{ modelId: "gpt-5", skillVersionId: "skv_2" }] },
  { field: "criteria", before: everyField, after: everyField.criteria.toReversed() },
  { field: "schedule", before: everyField, after: { cron: "*/30 * * * *" } },
  { field: "limits", before: everyField, after: { maxToolCalls: 20, perTool: { search: 6 } } },
  { field: "retryPolicy", before: everyField, after: {} },
  { field: "toolPolicy", before: everyField, after: { allowed_tools: [] } },
  { field: "metadata", before: everyField, after: { team: "search", owner: "me" } },
];

const optionalFields = changes.map(({ field }) => field).filter((field) => !Object.hasOwn(leastFields, field));

/** What a PATCH of this field has in it. */
const onTheWire = (field: string, value: unknown): unknown =>
  field === "metadata" ? { [field]: { ...(value as object), ...mark } } : { [field]: value };

describe("a field of a workflow", () => {
  const world = startedWorld();

  it.each([
    { program: "every field but testerModelId", args: everyField },
    { program: "testerModelId", args: oneModel },
  ])("is sent in the one POST, as the program declares it: $program", async ({ args }) => {
    const { newWorkflow, sent } = world();
    await newWorkflow().up(args);
    expect(await sent()).toMatchObject([{ method: "POST", path: "/workflows" }]);
    expect((await sent())[0]?.body).toEqual({
      ...args,
      metadata: { ...("metadata" in args ? args.metadata : {}), ...mark },
    });
  });

  it("is in the table of changes below, whichever it is", () => {
    expect(changes.map(({ field }) => field).toSorted()).toEqual(
      [...Object.keys(everyField), "testerModelId"].toSorted(),
    );
  });

  it.each(changes)(
    "$field is changed by one PATCH of it alone, never by a replacement",
    async ({ field, before, after }) => {
      const { emulator, newWorkflow, sent } = world();
      const workflow = newWorkflow();
      await workflow.up(before);
      const { id } = workflow.kept;
      await emulator.clearRequests();

      expect(await workflow.up({ ...before, [field]: after })).toBe("updated");
      expect(await sent()).toMatchObject([{ method: "PATCH", path: `/workflows/${id}`, status: 200 }]);
      expect((await sent())[0]?.body).toEqual(onTheWire(field, after));
      expect(workflow.kept).toMatchObject({ id, state: { ...before, [field]: after } });
      expect(await workflow.up({ ...before, [field]: after })).toBe("same");
      expect(await workflow.refresh()).toEqual([]);
    },
  );

  it.each(optionalFields)("%s is cleared when the program no longer has it", async (field) => {
    const { emulator, newWorkflow, sent } = world();
    const workflow = newWorkflow();
    const before = field === "testerModelId" ? oneModel : everyField;
    await workflow.up(before);
    await emulator.clearRequests();
    const after = Object.fromEntries(Object.entries(before).filter(([name]) => name !== field));

    expect(await workflow.up(after)).toBe("updated");
    // What the provider keeps in `metadata` itself stays, so that is not cleared but set to the mark.
    expect((await sent()).map(({ body }) => body)).toEqual([onTheWire(field, field === "metadata" ? {} : null)]);
    expect(workflow.kept.state).not.toHaveProperty(field);
    expect(await workflow.up(after)).toBe("same");
    expect(await workflow.refresh()).toEqual([]);
  });

  it("changes together with others in one PATCH", async () => {
    const { newWorkflow, sent } = world();
    const workflow = newWorkflow();
    await workflow.up(everyField);
    await workflow.up({ ...everyField, name: "Renamed", schedule: undefined, criteria: [] });
    expect((await sent("PATCH")).map(({ body }) => body)).toEqual([{ name: "Renamed", schedule: null, criteria: [] }]);
  });
});
