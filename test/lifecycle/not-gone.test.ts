import { describe, expect, it } from "@jest/globals";
import { byHand } from "./by-hand.js";
import { leastFields } from "./declared.js";
import { startedWorld } from "./world.js";

/** Answers from which nothing can be concluded. */
const doubtful = [
  { what: "a 404 that is a proxy's page", fault: { status: 404, body: "html" } },
  { what: "a 404 without a body", fault: { status: 404, body: "" } },
  { what: "a 410 that is a proxy's page", fault: { status: 410, body: "html" } },
  { what: "a sign-in page", fault: { html: true } },
  { what: "a 500", fault: { status: 500 } },
  { what: "a redirect", fault: { status: 302, body: "html" } },
  { what: "an empty answer", fault: { garbage: "empty" } },
  { what: "half an answer", fault: { garbage: "truncated-json" } },
  { what: "an answer that is not JSON", fault: { garbage: "not-json" } },
  { what: "an answer of other types", fault: { garbage: "wrong-types" } },
  { what: "an answer of nulls", fault: { garbage: "nulls" } },
  { what: "an answer without an end", fault: { endless: true } },
  { what: "a lost connection", fault: { cut: "before" } },
] as const;

describe("a workflow is not taken for gone", () => {
  const world = startedWorld({ settings: { maxRetries: 0, requestTimeoutSeconds: 5 } });

  // The first of its process: an account that was confirmed once is not asked for again.
  it("while nobody says whose key it is", async () => {
    const { emulator, newWorkflow } = world();
    const workflow = newWorkflow();
    await workflow.up(leastFields);
    const body = JSON.stringify({ error: { code: "not_found", message: "No such route." } });
    await emulator.setFaults([{ do: { status: 404, body } }]);
    await expect(workflow.refresh()).rejects.toThrow(/^GET \/org failed: 404 /u);
    await expect(workflow.destroy()).rejects.toThrow(/^GET \/org failed: 404 /u);
    expect(workflow.isInStack).toBe(true);
  });

  it.each(doubtful)("by a refresh that gets $what", async ({ fault }) => {
    const { emulator, newWorkflow } = world();
    const workflow = newWorkflow();
    await workflow.up(leastFields);
    const { kept } = workflow;
    await emulator.setFaults([{ method: "GET", do: fault }]);
    await expect(workflow.refresh()).rejects.toThrow(/^GET \/workflows\/\S+ failed: /u);
    expect(workflow.kept).toEqual(kept);
  });

  it.each(doubtful)("by a destroy that gets $what", async ({ fault }) => {
    const { emulator, newWorkflow } = world();
    const workflow = newWorkflow();
    await workflow.up(leastFields);
    const { kept } = workflow;
    await emulator.setFaults([{ method: "DELETE", do: fault }]);
    await expect(workflow.destroy()).rejects.toThrow(/^DELETE \/workflows\/\S+ failed: /u);
    expect(workflow.kept).toEqual(kept);
  });
});

describe("a workflow of another organization", () => {
  const world = startedWorld({ settings: { organization: "another" } });

  it("is not taken for gone: the key is refused", async () => {
    const { newWorkflow, emulator } = world();
    const workflow = newWorkflow();
    await workflow.up(leastFields);
    await byHand(emulator, "DELETE", `/workflows/${workflow.kept.id}`);
    await expect(workflow.refresh()).rejects.toThrow(
      /belongs to another organization .*armature:organization \(another\)/u,
    );
    await expect(workflow.destroy()).rejects.toThrow(/belongs to another organization/u);
    expect(workflow.isInStack).toBe(true);
  });
});
