import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { account, deploy, type Deployment } from "./deployment.js";

/** A workflow, a run with these arguments, and something that depends on the run. */
const gated = (args: string): string => `
const search = new armature.Workflow("search", { mcpServerId, testerPrompt: "Search.", testerModelIds: ["gpt-5"],
  criteria: [{ criterionText: "Found an issue", isRequired: true }] });
const smoke = new armature.WorkflowRun("smoke", { workflowId: search.id, ${args} });
const after = new armature.Workflow("after", { mcpServerId, testerPrompt: "Later." }, { dependsOn: smoke });
export const result = smoke.result;
export const verdict = smoke.verdict;
export const afterId = after.id;
`;

const fast = { "armature:pollIntervalSeconds": "0.1", "armature:maxPollIntervalSeconds": "0.3" };

describe("a WorkflowRun on the real engine", () => {
  let deployment: Deployment;

  beforeEach(async () => {
    deployment = await deploy({
      program: gated(`triggers: { image: "a" }, gate: "block"`),
      config: (emulator) => ({ ...account(emulator), ...fast }),
    });
  });
  afterEach(() => deployment.close());

  const dispatched = async (): Promise<number> =>
    (await deployment.emulator.runs()).filter(({ trigger }) => trigger === "manual").length;

  it("says before it does it that it dispatches", async () => {
    deployment.program(gated(`triggers: 1, testerModelIds: ["a", "b"], repeats: 2`));
    expect((await deployment.stack.preview()).output).toContain(
      "An update dispatches 4 runs: 2 testers, 2 times each.",
    );
    expect(await deployment.sent()).toEqual([]);
  });

  it("dispatches once, waits, and lets the deployment go on when it passes; then only when a trigger changes", async () => {
    expect((await deployment.stack.up()).exitCode).toBe(0);
    expect(await deployment.stack.outputs()).toMatchObject({
      verdict: "pass",
      result: { version: 1, verdict: "pass", blocked: false, count: { pass: 1, fail: 0 } },
    });
    expect(await dispatched()).toBe(1);

    await deployment.stack.up();
    await deployment.stack.refresh();
    await deployment.stack.up();
    deployment.program(
      gated(`triggers: { image: "a" }, gate: "block", timeoutSeconds: 60, reports: { json: "r.json" }`),
    );
    await deployment.stack.up();
    expect(await dispatched()).toBe(1);

    for (const image of ["b", "a"]) {
      deployment.program(gated(`triggers: { image: "${image}" }, gate: "block"`));
      expect((await deployment.stack.up()).changes).toMatchObject({ update: 1 });
    }
    expect(await dispatched()).toBe(3);
    const before = await deployment.emulator.runs();
    expect((await deployment.stack.destroy()).exitCode).toBe(0);
    expect(await deployment.emulator.runs()).toHaveLength(before.length);
  });

  it("stops the deployment when it fails, keeps its runs and writes its reports first; refresh does not open it", async () => {
    await deployment.emulator.setScript([{ trigger: "manual", status: "fail" }]);
    deployment.program(
      gated(`gate: "block", afterFailure: "hold", reports: { json: "r.json", junit: "out/r.xml", markdown: "r.md" }`),
    );
    const { exitCode, output } = await deployment.stack.up();
    expect(exitCode).not.toBe(0);
    expect(output).toMatch(/The gate is closed \(fail\): 1 of 1 run has to pass; 1 failed\./u);
    expect(output).toMatch(/gpt-5: fail – "Found an issue" – http:\S+\/runs\/run_/u);
    expect((await deployment.emulator.workflows()).map(({ name }) => name)).toEqual(["search"]);
    const read = (name: string): string => readFileSync(path.join(deployment.folder, name), "utf8");
    expect(JSON.parse(read("r.json"))).toMatchObject({ verdict: "fail", blocked: true });
    expect(read("out/r.xml")).toContain("<failure");
    expect(read("r.md")).toContain("Found an issue");

    expect((await deployment.stack.refresh()).exitCode).toBe(0);
    expect((await deployment.stack.up()).exitCode).not.toBe(0);
    expect(await dispatched()).toBe(1);
    expect((await deployment.stack.destroy()).exitCode).toBe(0);
  });

  it("is dispatched again by the next up after a failure, and opens when that passes", async () => {
    await deployment.emulator.setScript([{ trigger: "manual", nth: 1, status: "fail" }]);
    expect((await deployment.stack.up()).exitCode).not.toBe(0);
    expect((await deployment.stack.up()).exitCode).toBe(0);
    expect(await dispatched()).toBe(2);
    expect((await deployment.emulator.workflows()).map(({ name }) => name)).toEqual(["search", "after"]);
  });

  it("takes up the runs that a deadline cut off, instead of dispatching new ones", async () => {
    await deployment.emulator.setScript([{ trigger: "manual", runningMs: 6000 }]);
    deployment.program(gated(`gate: "block", timeoutSeconds: 1`));
    const { exitCode, output } = await deployment.stack.up();
    expect(exitCode).not.toBe(0);
    expect(output).toContain("did not end within 1 s (timeoutSeconds)");
    deployment.program(gated(`gate: "block", timeoutSeconds: 30`));
    expect((await deployment.stack.up()).exitCode).toBe(0);
    expect(await dispatched()).toBe(1);
  });

  it("can be bypassed with a reason, which is kept, and not without one", async () => {
    await deployment.emulator.setScript([{ trigger: "manual", status: "fail" }]);
    deployment.program(gated(`gate: "block", afterFailure: "hold"`));
    const without = await deployment.stack.up({ env: { ARMATURE_GATE: "warn" } });
    expect(without.exitCode).not.toBe(0);
    expect(without.output).toContain("ARMATURE_GATE=warn needs a reason: set ARMATURE_GATE_REASON");
    const bypassed = await deployment.stack.up({ env: { ARMATURE_GATE: "warn", ARMATURE_GATE_REASON: "hotfix 12" } });
    expect(bypassed.exitCode).toBe(0);
    expect(await deployment.stack.outputs()).toMatchObject({
      result: { verdict: "fail", blocked: false, bypass: { gate: "warn", reason: "hotfix 12" } },
    });
    const unchanged = await deployment.stack.up();
    expect(unchanged.changes).toEqual({ same: 4 });
    expect(unchanged.output).toContain("The gate is open by a bypass: hotfix 12");
  });

  it("goes on at once with the gate off, and a refresh tells what came of it", async () => {
    deployment.program(gated(`triggers: 1`));
    expect((await deployment.stack.up()).exitCode).toBe(0);
    expect(await deployment.stack.outputs()).toMatchObject({ verdict: "pending" });
    await deployment.stack.refresh();
    await deployment.stack.up();
    expect(await deployment.stack.outputs()).toMatchObject({ verdict: "pass" });
    expect(await dispatched()).toBe(1);
    expect(existsSync(path.join(deployment.folder, "r.json"))).toBe(false);
  });
});
