import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { byHand } from "../lifecycle/by-hand.js";
import { leastFields } from "../lifecycle/declared.js";
import { deployGate, type GateDeployment } from "./gate-deployment.js";

const run = (name: string, workflowId: string, args: string): string =>
  `new armature.WorkflowRun("${name}", { workflowId: "${workflowId}", gate: "block", ${args} } as never);\n`;

describe("what a user gets on the real engine for a run", () => {
  let deployment: GateDeployment;
  let workflowId = "";

  /** The id of a workflow that no stack knows. */
  async function newWorkflow(): Promise<string> {
    await byHand(deployment.emulator, "POST", "/workflows", leastFields);
    return (await deployment.emulator.workflows()).at(-1)?.id ?? "";
  }

  beforeEach(async () => {
    deployment = await deployGate("");
    workflowId = await newWorkflow();
  });
  afterEach(() => deployment.close());

  it("with wrong inputs: all problems at once, and no request", async () => {
    await deployment.sent();
    const wrong = `testerModelIds: ["a"], testerTargets: [{ modelId: "b" }], requiredPasses: 2, timeoutSeconds: 0,
      queueTimeoutSeconds: 86401, repeats: 21, reports: { junit: "gate", json: "./gate" }, trigger: 1`;
    deployment.program(run("smoke", workflowId, wrong));
    const { exitCode, output } = await deployment.stack.up();
    expect(exitCode).not.toBe(0);
    for (const problem of [
      "testerModelIds is set beside testerTargets; keep only one of them",
      "timeoutSeconds is not a whole number from 1 to 86400",
      "queueTimeoutSeconds is not a whole number from 1 to 86400",
      "repeats is not a whole number from 1 to 20",
      "reports.json is the path of reports.junit; give each report its own",
      "trigger is not known; the nearest known name is triggers",
    ]) {
      expect(output).toContain(problem);
    }
    deployment.program(run("smoke", workflowId, `testerModelIds: ["a", "b"], repeats: 2, requiredPasses: 5`));
    expect((await deployment.stack.preview()).output).toContain(
      "requiredPasses is more than the 4 runs that are dispatched; lower it or raise repeats",
    );
    expect(await deployment.sent()).toEqual([]);
  });

  it("of no workflow, of an archived one, and that never appears: an error for each, and what was dispatched stays known", async () => {
    const { emulator, stack, dispatched, kept } = deployment;
    const archived = await newWorkflow();
    await byHand(emulator, "DELETE", `/workflows/${archived}`);
    const missing = { status: 404, body: '{"error":{"code":"not_found","message":"no run"}}' };
    await emulator.setFaults([
      // The engine starts nothing more after the first failure, so the refusals come when all three are on their way.
      ...["wf_nobody", archived].map((id) => ({ path: `/workflows/${id}/runs`, do: { delayMs: 1000 } })),
      { path: "/runs/run_*", do: missing },
    ]);
    const smoke = run("smoke", workflowId, "queueTimeoutSeconds: 2");
    deployment.program(smoke + run("nobody", "wf_nobody", "") + run("archived", archived, ""));
    const { exitCode, output } = await stack.up();
    expect(exitCode).not.toBe(0);
    expect(output).toMatch(/error: POST \/workflows\/wf_nobody\/runs failed: 404 /u);
    expect(output).toMatch(new RegExp(`error: POST /workflows/${archived}/runs failed: 40[04] `, "u"));
    expect(output).toContain("did not start within 2 s (queueTimeoutSeconds); last look: the run does not exist");
    const runIds = await dispatched();
    expect(runIds).toHaveLength(1);
    expect(await kept()).toEqual({ runIds, verdict: "inconclusive" });

    await emulator.setFaults([]);
    deployment.program(smoke);
    expect((await stack.up()).changes).toMatchObject({ update: 1 });
    // The server never knew the run, so that it has not to be waited for: the gate is tried again.
    const anew = (await dispatched()).filter((id) => !runIds.includes(id));
    expect(await kept()).toEqual({ runIds: anew, verdict: "pass" });
    expect(anew).toHaveLength(1);
  });
});
