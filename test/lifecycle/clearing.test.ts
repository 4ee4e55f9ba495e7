import { describe, expect, it } from "@jest/globals";
import { everyField } from "./declared.js";
import { startedWorld } from "./world.js";

describe("on a server that clears only the schedule", () => {
  const world = startedWorld({ profile: "strict-clearing" });

  it("a removed schedule makes the workflow manual-only", async () => {
    const { emulator, newWorkflow, sent } = world();
    const workflow = newWorkflow();
    await workflow.up(everyField);
    expect(await workflow.up({ ...everyField, schedule: undefined })).toBe("updated");
    expect((await sent("PATCH")).map(({ body }) => body)).toEqual([{ schedule: null }]);
    expect((await emulator.workflows()).at(-1)).not.toHaveProperty("schedule");
    expect(await workflow.refresh()).toEqual([]);
  });

  it("another removed field is refused in plain words, and the stack keeps what it had", async () => {
    const { newWorkflow, sent } = world();
    const workflow = newWorkflow();
    await workflow.up(everyField);
    const { kept } = workflow;

    const less = { ...everyField, description: undefined, limits: undefined, schedule: undefined };
    await expect(workflow.up(less)).rejects.toMatchObject({
      message: expect.stringMatching(
        /^PATCH \/workflows\/\S+ failed: 400 .*the program no longer sets description, limits, and this server may not be able to clear that: set a value again/u,
      ),
      partial: undefined,
    });
    expect(await sent("PATCH")).toHaveLength(1);
    expect(workflow.kept).toEqual(kept);
    expect(await workflow.up(everyField)).toBe("same");
  });
});
