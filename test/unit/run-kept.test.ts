import { describe, expect, it } from "@jest/globals";
import type { Means } from "../../provider/workflow-run/conclude.js";
import { workflowRunResource } from "../../provider/workflow-run/workflow-run.js";

const origin = { project: "shop", stack: "prod", name: "smoke", urn: "urn:pulumi:prod::shop::t::smoke" };

const nowMs = Date.parse("2026-11-24T10:00:00Z");

/** A server that dispatches, and a report that fails as no report should. */
const means = {
  runs: {
    ofKey: () => Promise.resolve([]),
    dispatch: () => Promise.resolve(["run_1", "run_2"]),
    find: (id: string) => Promise.resolve({ id, status: "pass", endedAt: new Date(nowMs).toISOString() }),
    evaluation: () => Promise.resolve([]),
  },
  watch: { next: (id: string) => Promise.resolve({ id, status: "pass" }) },
  now: () => nowMs,
  pause: () => Promise.resolve(true),
  isInterrupted: () => false,
  dashboard: "https://armature.tools",
  override: { gate: undefined, reason: undefined },
  publish: () => Promise.reject(new Error("The disk is on fire.")),
} as unknown as Means;

describe("a run whose dispatch is made", () => {
  it("is in the state whatever fails after it", async () => {
    const run = workflowRunResource(() => means);
    const declaration = { inputs: { workflowId: "wf_1", gate: "block" }, origin, adopt: undefined };
    await expect(run.create(declaration, () => undefined)).rejects.toMatchObject({
      name: "PartialState",
      message: "The disk is on fire.",
      existing: { id: "run_1", state: { workflowId: "wf_1", runIds: ["run_1", "run_2"], sequence: 1 } },
    });
  });
});
