import { describe, expect, it } from "@jest/globals";
import { everyField, leastFields, oneModel } from "./declared.js";
import { startedWorld } from "./world.js";

/** The same value with the keys of its objects the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, turned(inner)] as const)
      .toReversed(),
  );
}

describe("a program that says the same", () => {
  const world = startedWorld();

  // The host sorts keys on the way; test/unit/diff.test.ts holds the comparison itself to it.
  it("in another order of keys sends nothing", async () => {
    const { emulator, newWorkflow, sent } = world();
    const workflow = newWorkflow();
    await workflow.up(everyField);
    await emulator.clearRequests();
    const again = turned(everyField) as typeof everyField;
    expect(JSON.stringify(again)).not.toBe(JSON.stringify(everyField));
    expect(await workflow.up(again)).toBe("same");
    expect(await sent()).toEqual([]);
  });

  it.each(["criteria", "testerModelIds", "testerTargets"] as const)(
    "but for the order of its %s does not say the same",
    async (field) => {
      const { newWorkflow } = world();
      const workflow = newWorkflow();
      await workflow.up(everyField);
      expect(await workflow.up({ ...everyField, [field]: [...everyField[field]].reverse() })).toBe("updated");
    },
  );

  it("may give null for what it leaves out", async () => {
    const { newWorkflow, sent } = world();
    const workflow = newWorkflow();
    const criteria = [{ criterionText: "Found one", isRequired: null }];
    await workflow.up({ ...leastFields, criteria, description: null, schedule: null });
    expect((await sent())[0]?.body).toEqual({
      ...leastFields,
      criteria: [{ criterionText: "Found one" }],
      metadata: expect.anything(),
    });
    expect(await workflow.up({ ...leastFields, criteria: [{ criterionText: "Found one" }] })).toBe("same");
  });

  it("keeps a null inside an object of its own", async () => {
    const { newWorkflow, sent } = world();
    const workflow = newWorkflow();
    await workflow.up({ ...leastFields, toolPolicy: { allowed_tools: null, rest: [null] } });
    expect((await sent())[0]?.body).toMatchObject({ toolPolicy: { allowed_tools: null, rest: [null] } });
    expect(await workflow.refresh()).toEqual([]);
    expect(await workflow.up({ ...leastFields, toolPolicy: { rest: [null] } })).toBe("updated");
  });

  it.each([
    { program: "the least", args: leastFields },
    { program: "one model", args: oneModel },
    { program: "every field", args: everyField },
    { program: "empty lists and objects", args: { ...leastFields, criteria: [], limits: {}, metadata: {} } },
  ])("never differs by what the server adds, fills in or sorts: $program", async ({ args }) => {
    const { emulator, newWorkflow } = world();
    await emulator.setProfile("server-defaults");
    const workflow = newWorkflow();
    await workflow.up(args);
    expect(workflow.kept.state).toMatchObject(args);
    expect(await workflow.refresh()).toEqual([]);
    expect(workflow.kept.inputs).toMatchObject(args);
    expect(await workflow.up(args)).toBe("same");
  });
});
