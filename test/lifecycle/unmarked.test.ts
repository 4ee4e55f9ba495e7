import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "@jest/globals";
import { profileNames } from "../../sdk/testing/index.js";
import { byHand } from "./by-hand.js";
import { everyField, leastFields } from "./declared.js";
import { startedWorld } from "./world.js";

describe("a workflow that may not bear the provider's mark", () => {
  const world = startedWorld({ settings: { marker: false } });

  it("has the metadata that the program declares and no other", async () => {
    const { newWorkflow, sent } = world();
    const workflow = newWorkflow();
    await workflow.up(leastFields);
    await workflow.up({ ...leastFields, metadata: { team: "search" } });
    await workflow.up(leastFields);
    expect((await sent()).map(({ body }) => body)).toEqual([
      leastFields,
      { metadata: { team: "search" } },
      { metadata: null },
    ]);
  });

  it.each(profileNames)(
    "is found by what it is and when it was made, on a server that behaves as %s",
    async (profile) => {
      const { emulator, newWorkflow, sent } = world();
      await emulator.setProfile(profile);
      // Alike, but made before; and made since, but not alike.
      await byHand(emulator, "POST", "/workflows", everyField);
      await wait(5);
      await emulator.setFaults([{ method: "POST", times: 1, do: { cut: "after", delayMs: 100 } }]);
      const workflow = newWorkflow();
      const up = workflow.up(everyField);
      while ((await sent("POST")).length === 0) await wait(5);
      for (const other of [{ name: "Other" }, { testerPrompt: "Other." }, { mcpServerId: "mcp_other" }]) {
        await byHand(emulator, "POST", "/workflows", { ...everyField, ...other });
      }

      expect(await up).toBe("created");
      expect(await sent("POST")).toHaveLength(1);
      const { name, testerPrompt, mcpServerId } = everyField;
      const alike = (await emulator.workflows()).filter(
        (made) => made.name === name && made.testerPrompt === testerPrompt && made.mcpServerId === mcpServerId,
      );
      expect(workflow.kept.id).toBe(alike.at(-1)?.id);
      expect(await workflow.refresh()).toEqual([]);
    },
  );

  it("is not guessed when two could be it: the error names both", async () => {
    const { emulator, newWorkflow, sent } = world();
    await emulator.setFaults([{ method: "POST", times: 1, do: { cut: "after", delayMs: 700 } }]);
    const workflow = newWorkflow();
    const up = workflow.up(leastFields);
    const ended = expect(up).rejects.toThrow(/^POST \/workflows failed: /u);
    while ((await sent("POST")).length === 0) await wait(5);
    await byHand(emulator, "POST", "/workflows", leastFields);
    await ended;

    const [first, second] = (await emulator.workflows()).slice(-2).map(({ id }) => id);
    await expect(up).rejects.toThrow(
      `More than one workflow could be the one it made (${first}, ${second}): adopt the right one with the resource ` +
        'option import: "<workflow id>" and archive the others.',
    );
    expect(workflow.isInStack).toBe(false);
    expect(await sent("POST")).toHaveLength(1);
  });

  it("is never one that another resource of the stack stands for", async () => {
    const { emulator, newWorkflow } = world();
    await emulator.setFaults([{ method: "POST", nth: 1, do: { cut: "after", delayMs: 500 } }]);
    const [cut, answered] = [newWorkflow(), newWorkflow()];
    const up = cut.up(leastFields);
    await wait(50);
    await answered.up(leastFields);
    await up;
    expect(cut.kept.id).not.toBe(answered.kept.id);
  });
});
