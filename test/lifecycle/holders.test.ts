import { describe, expect, it } from "@jest/globals";
import { startProvider } from "../support/provider-process/provider.js";
import { leastFields } from "./declared.js";
import { startedWorld } from "./world.js";

describe("two resources of a stack", () => {
  const world = startedWorld();

  it("cannot stand for one workflow: the second is refused, and names the first", async () => {
    const { emulator, newWorkflow, sent } = world();
    const first = newWorkflow();
    await first.up(leastFields);
    const { id } = first.kept;
    await expect(newWorkflow().up(leastFields, id)).rejects.toThrow(
      new RegExp(
        `^Workflow ${id} belongs to another resource of this stack \\(urn:pulumi:\\S+\\), and may have one only`,
        "u",
      ),
    );
    expect(await sent("POST")).toHaveLength(1);

    const archived = async (): Promise<boolean> =>
      (await emulator.workflows()).find((workflow) => workflow.id === id)?.archivedAt !== undefined;
    await first.destroy();
    expect(await archived()).toBe(true);
  });

  it("hand a workflow over: it goes on when the first ends in the deployment in which the second adopts it", async () => {
    const { emulator, newWorkflow, sent } = world();
    const first = newWorkflow();
    await first.up(leastFields);
    const { id } = first.kept;
    const next = await startProvider({
      config: { "armature:baseUrl": emulator.url, "armature:apiKey": emulator.apiKey },
    });
    const second = newWorkflow();
    for (const resource of [first, second]) resource.moveTo(next);
    expect(await second.up(leastFields, id)).toBe("created");
    await first.destroy();
    expect(await sent("DELETE")).toEqual([]);
    expect(await second.refresh()).toEqual([]);
    await next.close();
  });
});
