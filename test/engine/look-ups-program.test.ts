import { afterEach, describe, expect, it } from "@jest/globals";
import { deployProgram, startEmulator } from "pulumi-armature/testing";
import { withEngineOnPath } from "../support/engine/with-engine-on-path.js";
import { temporaryProject } from "../support/stack/temporary-project.js";
import { programOf } from "./deployment.js";

describe("a program that Pulumi's own script runs", () => {
  const open: (() => Promise<void> | void)[] = [];
  withEngineOnPath();
  afterEach(async () => {
    for (const close of open.splice(0).reverse()) await close();
  });

  /** What an `up` says that fails. */
  async function failureOf(program: string): Promise<string> {
    const project = await temporaryProject({ "index.ts": programOf(program) });
    open.push(project.remove);
    const emulator = await startEmulator();
    open.push(() => emulator.stop());
    const deployment = await deployProgram({ folder: project.folder, emulator });
    open.push(() => deployment.close());
    return deployment.up().then(
      () => "nothing failed",
      (error: unknown) => String(error),
    );
  }

  it("ends in one line with a look-up that fails, whatever waits for it", async () => {
    const program = `
      const nightly = armature.getWorkflowOutput({ name: "Nightli" });
      const smoke = new armature.WorkflowRun("smoke", { workflowId: nightly.id, gate: "block" });
      export const verdict = smoke.verdict;`;
    const said = await failureOf(program);
    expect(said).toContain('getWorkflow: There is no workflow "Nightli".');
    expect(said).not.toMatch(/^ +at /mu);
  }, 60_000);

  it("ends in one line with a wrong argument inside of an apply", async () => {
    const program = `
      pulumi.output("late").apply((name) => {
        new armature.Workflow(name, { mcpServerId, testerPrompt: "Search.", metadata: { since: new Date() } });
      });`;
    const said = await failureOf(program);
    expect(said).toContain('Workflow "late": metadata.since is a Date.');
    expect(said).not.toMatch(/^ +at /mu);
  }, 60_000);
});
