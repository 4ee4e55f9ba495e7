import { describe, expect, it } from "@jest/globals";
import { byHand } from "./by-hand.js";
import { leastFields } from "./declared.js";
import { startedWorld } from "./world.js";

const archived = ["404", "archivedAt", "archived_at", "archived-flag", "status"] as const;

describe("a workflow that is gone", () => {
  const world = startedWorld();

  it.each(archived)("is found gone by a refresh where an archived one is told by %s", async (archive) => {
    const { emulator, newWorkflow } = world();
    await emulator.setProfile({ archive, archivedListed: true });
    const workflow = newWorkflow();
    await workflow.up(leastFields);
    expect(await workflow.refresh()).toEqual([]);
    await byHand(emulator, "DELETE", `/workflows/${workflow.kept.id}`);
    expect(await workflow.refresh()).toBeUndefined();
    expect(await workflow.up(leastFields)).toBe("created");
  });

  it.each(archived)("is deleted with success where an archived one is told by %s", async (archive) => {
    const { emulator, newWorkflow } = world();
    await emulator.setProfile({ archive });
    const workflow = newWorkflow();
    await workflow.up(leastFields);
    await byHand(emulator, "DELETE", `/workflows/${workflow.kept.id}`);
    await workflow.destroy();
    expect(workflow.isInStack).toBe(false);
  });

  it("fails an update, which says what to do", async () => {
    const { emulator, newWorkflow } = world();
    const workflow = newWorkflow();
    await workflow.up(leastFields);
    await byHand(emulator, "DELETE", `/workflows/${workflow.kept.id}`);
    await expect(workflow.up({ ...leastFields, name: "New" })).rejects.toThrow(/ 404 .*run `pulumi refresh`/u);
    expect(workflow.isInStack).toBe(true);
  });
});
