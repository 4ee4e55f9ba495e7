import { describe, expect, it } from "@jest/globals";
import { lossyProfiles, profileNames } from "../../sdk/testing/index.js";
import { byHand } from "./by-hand.js";
import { everyField } from "./declared.js";
import { startedWorld } from "./world.js";

describe("on a server that behaves as", () => {
  const world = startedWorld();

  it.each(profileNames)("%s a workflow is created, left alone, changed, and gone once archived", async (profile) => {
    const { emulator, newWorkflow, sent } = world();
    await emulator.setProfile(profile);
    const workflow = newWorkflow();

    expect(await workflow.up(everyField)).toBe("created");
    expect(workflow.kept.state).toMatchObject({
      ...everyField,
      currentVersion: { id: (await emulator.workflows()).at(-1)?.currentVersion.id },
      initialDispatch: { queued: 2, failed: 0 },
    });
    expect(await workflow.up(everyField)).toBe("same");
    expect(await workflow.refresh()).toEqual([]);
    expect(await workflow.up(everyField)).toBe("same");

    const changed = { ...everyField, testerPrompt: "Search again." };
    expect(await workflow.up(changed)).toBe("updated");
    expect((await sent("PATCH")).map(({ body }) => body)).toEqual([{ testerPrompt: "Search again." }]);
    expect(workflow.kept.state["currentVersion"]).toEqual({
      id: (await emulator.workflows()).at(-1)?.currentVersion.id,
    });
    expect(await workflow.refresh()).toEqual([]);
    expect(await workflow.up(changed)).toBe("same");

    await byHand(emulator, "DELETE", `/workflows/${workflow.kept.id}`);
    expect(await workflow.refresh()).toBeUndefined();
    expect(await sent("POST")).toHaveLength(1);
  });

  it("normalising nothing that it only writes otherwise shows as a difference", async () => {
    const { emulator, newWorkflow, sent } = world();
    await emulator.setProfile("normalising");
    const workflow = newWorkflow();
    const untidy = {
      name: "Search",
      mcpServerId: everyField.mcpServerId,
      testerPrompt: "\n  Search for the newest issue.\r\n  Then stop.\n",
      testerModelId: "gpt-5",
      criteria: [],
      limits: {},
      retryPolicy: { maxAttempts: null, backOff: { firstSeconds: 1 } },
      toolPolicy: { allowedTools: ["search"], denied: [] },
    };
    expect(await workflow.up(untidy)).toBe("created");
    expect(await workflow.refresh()).toEqual([]);
    expect(await workflow.up(untidy)).toBe("same");
    expect(await workflow.up({ ...untidy, limits: { maxTurns: null }, description: " Finds it. " })).toBe("updated");
    expect((await sent("PATCH")).map(({ body }) => body)).toEqual([
      { description: " Finds it. ", limits: { maxTurns: null } },
    ]);
    expect(await workflow.refresh()).toEqual([]);

    await byHand(emulator, "PATCH", `/workflows/${workflow.kept.id}`, { testerModelIds: ["gpt-5", "other"] });
    expect(await workflow.refresh()).toEqual(["testerModelId", "currentVersion"]);
  });

  it.each(profileNames)("%s a workflow is archived by a destroy", async (profile) => {
    const { emulator, newWorkflow, sent } = world();
    await emulator.setProfile(profile);
    const workflow = newWorkflow();
    await workflow.up(everyField);
    await workflow.destroy();
    expect((await emulator.workflows()).at(-1)).toHaveProperty("archivedAt");
    expect((await sent()).map(({ method }) => method)).toEqual(["POST", "DELETE"]);
  });

  it.each([...lossyProfiles])(
    "%s a list that shrank is told as kept by the server, and so is the id",
    async (profile) => {
      const { emulator, newWorkflow } = world();
      await emulator.setProfile(profile);
      const workflow = newWorkflow();
      await workflow.up(everyField);
      const { id } = workflow.kept;
      const [criterion] = everyField.criteria;
      const shorter = { ...everyField, criteria: [criterion], testerModelIds: ["gpt-5"] };

      await expect(workflow.up(shorter)).rejects.toMatchObject({
        message: expect.stringMatching(/something else than was sent in testerModelIds, criteria\. .*add to lists/u),
        partial: { id },
      });
      // The state has what the server has, so the next deployment says the same again and not that all is well.
      expect(workflow.kept.state).toMatchObject({
        criteria: expect.arrayContaining(everyField.criteria),
        testerModelIds: expect.arrayContaining(everyField.testerModelIds),
      });
      await expect(workflow.up(shorter)).rejects.toMatchObject({ partial: { id } });
      expect(await workflow.up(everyField)).toBe("updated");
      expect(await workflow.refresh()).toEqual([]);
    },
  );
});
