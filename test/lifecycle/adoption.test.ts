import { describe, expect, it } from "@jest/globals";
import { type ProfileName, profileNames } from "../../sdk/testing/index.js";
import { byHand } from "./by-hand.js";
import { everyField, leastFields } from "./declared.js";
import { startedWorld, type World } from "./world.js";

/** A workflow that somebody made in the dashboard. */
async function madeByHand({ emulator }: World, fields: object): Promise<string> {
  await byHand(emulator, "POST", "/workflows", fields);
  const id = (await emulator.workflows()).at(-1)?.id;
  if (id === undefined) throw new Error("Nothing was made.");
  return id;
}

describe("the resource option import", () => {
  const world = startedWorld();

  it.each(profileNames)(
    "takes on a workflow by one look, on a server that behaves as %s",
    async (profile: ProfileName) => {
      const { emulator, newWorkflow, sent } = world();
      await emulator.setProfile(profile);
      const id = await madeByHand(world(), everyField);
      const workflow = newWorkflow();

      expect(await workflow.up(everyField, id)).toBe("created");
      expect((await sent()).map(({ method, path }) => [method, path])).toEqual([["GET", `/workflows/${id}`]]);
      expect(workflow.kept.id).toBe(id);
      expect(workflow.kept.state).toMatchObject({ ...everyField, currentVersion: { id: expect.any(String) } });
      expect(workflow.kept.state).not.toHaveProperty("initialDispatch");
      expect(await workflow.up(everyField, id)).toBe("same");
      expect(await workflow.refresh()).toEqual([]);
      expect(await workflow.up(everyField)).toBe("same");
    },
  );

  it("takes on a workflow that has more than the program declares, and leaves that alone", async () => {
    const { emulator, newWorkflow } = world();
    const id = await madeByHand(world(), everyField);
    const workflow = newWorkflow();
    await workflow.up({ ...leastFields, limits: { maxToolCalls: 20 } }, id);
    await workflow.up({ ...leastFields, limits: { maxToolCalls: 20 }, name: "Ours now" }, id);
    expect((await emulator.workflows()).at(-1)).toMatchObject({ ...everyField, name: "Ours now" });
    expect(await workflow.refresh()).toEqual([]);
  });

  it("is refused with the path of every difference and no value of either side", async () => {
    const { newWorkflow, sent } = world();
    const id = await madeByHand(world(), { ...everyField, retryPolicy: null });
    const [first, second] = everyField.criteria;
    const workflow = newWorkflow();
    const others = {
      ...everyField,
      testerPrompt: "value-1",
      testerModelIds: ["value-2"],
      testerTargets: [{ ...everyField.testerTargets[0], skillVersionId: "value-3" }, everyField.testerTargets[1]],
      criteria: [first, { ...second, criterionText: "value-4" }],
      schedule: { ...everyField.schedule, cron: "4 4 4 4 4" },
      limits: { ...everyField.limits, perTool: { search: 777 } },
    };

    const refused = workflow.up(others, id);
    await expect(refused).rejects.toMatchObject({
      message: expect.stringContaining(
        `import: workflow ${id} is not what the program declares; they differ in testerPrompt, testerModelIds, ` +
          "testerTargets[0].skillVersionId, criteria[1].criterionText, schedule.cron, limits.perTool.search, retryPolicy. ",
      ),
      partial: undefined,
    });
    await expect(refused).rejects.not.toThrow(
      /value-\d|4 4 4|777|Search for|claude|skv_1|Summary references|0 9|maxAttempts/u,
    );
    expect((await sent()).map(({ method }) => method)).toEqual(["GET"]);
    expect(workflow.isInStack).toBe(false);
  });

  it.each(["404", "archivedAt", "archived_at", "archived-flag", "status"] as const)(
    "is refused for a workflow that is archived, where that is told by %s",
    async (archive) => {
      const { emulator, newWorkflow, sent } = world();
      await emulator.setProfile({ archive });
      const id = await madeByHand(world(), leastFields);
      await byHand(emulator, "DELETE", `/workflows/${id}`);
      await expect(newWorkflow().up(leastFields, id)).rejects.toThrow(
        `import: there is no workflow ${id} in this organization, or it is archived.`,
      );
      expect(await sent("POST")).toEqual([]);
    },
  );

  it("is refused for a resource that stands for another workflow", async () => {
    const { newWorkflow, sent } = world();
    const id = await madeByHand(world(), leastFields);
    const workflow = newWorkflow();
    await workflow.up(leastFields);
    const { kept } = workflow;
    await expect(workflow.up(leastFields, id)).rejects.toThrow(
      `import: this resource stands for workflow ${kept.id} already.`,
    );
    expect(workflow.kept).toEqual(kept);
    expect((await sent()).map(({ method }) => method)).toEqual(["POST"]);
  });
});
