import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { deployGate, type GateDeployment } from "./gate-deployment.js";

/** Two gates that are open or closed by their models' names, and each its own report. */
const program = `
const search = new armature.Workflow("search", { mcpServerId, testerPrompt: "Search." });
for (const model of ["pass", "fail"]) {
  new armature.WorkflowRun("gate-" + model, { workflowId: search.id, gate: "block", testerModelIds: [model],
    reports: { markdown: model + ".md" } });
}
`;

describe("the summary of a pipeline's step", () => {
  let deployment: GateDeployment;

  beforeEach(async () => {
    // The runs end once the engine has started both gates.
    const ending = { trigger: "manual", pendingMs: 0, runningMs: 2500 } as const;
    deployment = await deployGate(program, { script: [{ ...ending, model: "fail", status: "fail" }, ending] });
  });
  afterEach(() => deployment.close());

  it("has both gates below what stands in it already when the up has failed, and again after the next", async () => {
    const { folder, stack } = deployment;
    const file = path.join(folder, "summary.md");
    const read = (name: string): string => readFileSync(path.join(folder, name), "utf8");
    const earlier = "# Deployment\n";
    writeFileSync(file, earlier);

    expect((await stack.up({ env: { GITHUB_STEP_SUMMARY: file } })).exitCode).not.toBe(0);
    const [passed, failed] = [read("pass.md"), read("fail.md")];
    expect(passed).toContain("### ✅ gate-pass on dev: pass\n");
    expect(failed).toContain("### ❌ gate-fail on dev: fail\n");
    const summary = read("summary.md");
    // Whichever gate is decided first.
    expect([`${earlier}\n${passed}\n${failed}`, `${earlier}\n${failed}\n${passed}`]).toContain(summary);

    expect((await stack.up({ env: { GITHUB_STEP_SUMMARY: file } })).exitCode).not.toBe(0);
    // The gate that is open has nothing more to say.
    expect(read("summary.md")).toBe(`${summary}\n${read("fail.md")}`);

    expect((await stack.up()).exitCode).not.toBe(0);
    expect(read("summary.md").split("### ")).toHaveLength(4);
  });
});
