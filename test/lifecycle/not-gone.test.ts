import { describe, expect, it } from "@jest/globals";
import type { Bag } from "../support/provider-process/bag.js";
import { type ProviderProcess, startProvider } from "../support/provider-process/provider.js";
import type { StackResource } from "../support/provider-process/resource.js";
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

describe("a workflow is not taken for gone by another deployment", () => {
  const world = startedWorld();

  /** A workflow that somebody archived, and a new process with these settings to look at it. */
  async function archived(settings: Bag): Promise<{ workflow: StackResource; next: ProviderProcess }> {
    const { emulator, newWorkflow } = world();
    const workflow = newWorkflow();
    await workflow.up(leastFields);
    await byHand(emulator, "DELETE", `/workflows/${workflow.kept.id}`);
    const next = await startProvider({
      config: { "armature:baseUrl": emulator.url, "armature:apiKey": emulator.apiKey, ...settings },
    });
    workflow.moveTo(next);
    return { workflow, next };
  }

  it("while nobody says whose key it is", async () => {
    const { workflow, next } = await archived({ "armature:maxRetries": 0 });
    const body = JSON.stringify({ error: { code: "not_found", message: "No such route." } });
    await world().emulator.setFaults([{ do: { status: 404, body } }]);
    await expect(workflow.refresh()).rejects.toThrow(/^GET \/org failed: 404 /u);
    await expect(workflow.destroy()).rejects.toThrow(/^GET \/org failed: 404 /u);
    expect(workflow.isInStack).toBe(true);
    await next.close();
  });

  it("whose key is not of the organization that its settings name", async () => {
    const { workflow, next } = await archived({ "armature:organization": "another" });
    const refusal = /belongs to another organization .*armature:organization \(another\)/u;
    await expect(workflow.refresh()).rejects.toThrow(refusal);
    await expect(workflow.destroy()).rejects.toThrow(refusal);
    expect(workflow.isInStack).toBe(true);
    await next.close();
  });

  it("whose key is of another organization than the one that made it", async () => {
    const { workflow, next } = await archived({});
    const organization = { id: "org_of_others", slug: "others", name: "Others" };
    const others = { status: 200, body: JSON.stringify({ organization }) };
    await world().emulator.setFaults([{ path: "/org", do: others }]);
    const refusal = /the key belongs to another organization than the workflow, so nothing is taken for gone/u;
    await expect(workflow.refresh()).rejects.toThrow(refusal);
    await expect(workflow.destroy()).rejects.toThrow(refusal);
    expect(workflow.isInStack).toBe(true);
    await next.close();
  });
});
