import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { deployGate, type GateDeployment } from "./gate-deployment.js";

interface Program {
  readonly prompt?: string;
  readonly key?: string;
  /** The triggers of the third run, as an expression of the program. */
  readonly triggers?: string;
}

/** One run for a workflow's versions, one for keys of the user's own, one for triggers. */
const program = ({ prompt = "Search.", key = "release-1", triggers = `"a"` }: Program): string => `
const search = new armature.Workflow("search", { mcpServerId, testerPrompt: "${prompt}" });
new armature.WorkflowRun("version", { workflowId: search.id, workflowVersionId: search.currentVersion.id, reason: "version" });
new armature.WorkflowRun("own", { workflowId: search.id, idempotencyKey: "${key}", reason: "own" });
${triggers === "other.id" ? `const other = new armature.Workflow("other", { mcpServerId, testerPrompt: "Other." });` : ""}
new armature.WorkflowRun("triggered", { workflowId: search.id, triggers: { image: ${triggers} }, reason: "triggered" });
`;

describe("what dispatches on the real engine", () => {
  let deployment: GateDeployment;

  beforeEach(async () => {
    deployment = await deployGate(program({}));
  });
  afterEach(() => deployment.close());

  /** Which runs an `up` of this program dispatches. */
  async function dispatchedBy(changed: Program): Promise<unknown[]> {
    const before = (await deployment.dispatched()).length;
    deployment.program(program(changed));
    expect((await deployment.stack.up()).exitCode).toBe(0);
    const runs = (await deployment.emulator.runs()).filter(({ trigger }) => trigger === "manual");
    return runs.slice(before).map(({ reason }) => reason);
  }

  it("is a new version of the workflow, a key of one's own, and a trigger: each its own run, and nothing else", async () => {
    expect((await dispatchedBy({})).sort()).toEqual(["own", "triggered", "version"]);
    expect(await dispatchedBy({ prompt: "Search again." })).toEqual(["version"]);
    const after = { prompt: "Search again.", key: "release-2" };
    expect(await dispatchedBy(after)).toEqual(["own"]);
    expect(await dispatchedBy(after)).toEqual([]);
    const keys = (await deployment.emulator.runs()).flatMap(({ reason, idempotencyKey }) =>
      reason === "own" ? [idempotencyKey] : [],
    );
    expect(keys).toEqual(["release-1", "release-2"]);
  });

  it("is told by a preview, too, where a trigger is not known before the up, which then dispatches", async () => {
    await dispatchedBy({});
    await deployment.sent();
    deployment.program(program({ triggers: "other.id" }));
    const { exitCode, changes, output } = await deployment.stack.preview();
    expect(exitCode).toBe(0);
    expect(changes).toEqual({ create: 1, update: 1, same: 4 });
    expect(output).toContain("An update dispatches a run for each tester of the workflow, since triggers changed.");
    expect(await deployment.sent()).toEqual([]);
    expect(await dispatchedBy({ triggers: "other.id" })).toEqual(["triggered"]);
  });
});
