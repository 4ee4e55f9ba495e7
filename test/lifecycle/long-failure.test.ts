import { describe, expect, it } from "@jest/globals";
import type { Bag } from "../support/provider-process/bag.js";
import { byHand } from "./by-hand.js";
import { everyField, leastFields } from "./declared.js";
import { startedWorld } from "./world.js";

const longText = "Search for an issue, and for what it says. ".repeat(25_000);

const longPrograms: { what: string; args: Bag }[] = [
  { what: "one long text", args: { ...everyField, testerPrompt: longText } },
  {
    what: "texts of other alphabets",
    args: { ...everyField, description: "ü".repeat(40_000), name: "漢".repeat(20_000) },
  },
  { what: "many small parts", args: { ...everyField, metadata: { numbers: Array.from({ length: 20_000 }, () => 0) } } },
  {
    what: "many criteria",
    args: { ...everyField, criteria: Array.from({ length: 900 }, (_, index) => ({ criterionText: `Found ${index}` })) },
  },
];

// The host never answers a call whose error is too long for it, and the deployment hangs.
describe("a failure of a workflow that is too long for an error", () => {
  const world = startedWorld({ settings: { maxRetries: 0 } });

  it.each(longPrograms)("keeps the id, and the next up makes the state whole: $what", async ({ args }) => {
    const { emulator, newWorkflow } = world();
    const workflow = newWorkflow();
    await workflow.up(args);
    const { id } = workflow.kept;
    const changed = { ...args, retryPolicy: { maxAttempts: 9 } };
    const body = JSON.stringify({ workflow: { id } });
    await emulator.setFaults([
      { method: "PATCH", do: { status: 200, after: true, body } },
      { method: "GET", do: { status: 500 } },
    ]);
    await expect(workflow.up(changed)).rejects.toMatchObject({ partial: { id } });
    // What fits is there.
    expect(workflow.kept.state).toMatchObject({ mcpServerId: args["mcpServerId"], __provider: expect.any(String) });

    await emulator.setFaults([]);
    expect(await workflow.up(changed)).toBe("updated");
    expect(workflow.kept.state).toMatchObject(changed);
    expect(await workflow.up(changed)).toBe("same");
    expect(await workflow.refresh()).toEqual([]);
  });

  it("is answered with as much of its text as fits", async () => {
    const { emulator, newWorkflow } = world();
    const keys = Array.from({ length: 5000 }, (_, index) => `key number ${index} ✓`);
    await byHand(emulator, "POST", "/workflows", { ...leastFields, limits: {} });
    const id = (await emulator.workflows()).at(-1)?.id;
    const limits = Object.fromEntries(keys.map((key) => [key, true]));
    await expect(newWorkflow().up({ ...leastFields, limits }, id)).rejects.toThrow(
      /^import: workflow \S+ is not what the program declares; they differ in limits.*…$/u,
    );
  });
});
