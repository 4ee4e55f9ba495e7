import { afterEach, describe, expect, it } from "@jest/globals";
import type { Fault } from "../../sdk/testing/index.js";
import { madeWorkflow } from "../support/made-workflow.js";
import { account, deploy, type Deployment } from "./deployment.js";

const byName = (name: string): string => `export const found = armature.getWorkflow({ name: "${name}" });`;

const list = "/workflows";

describe("a look-up that fails", () => {
  let deployment: Deployment;

  afterEach(() => deployment.close());

  async function outputOf(program: string): Promise<string> {
    deployment.program(program);
    const { exitCode, output } = await deployment.stack.preview();
    expect(exitCode).not.toBe(0);
    expect(output).not.toContain(deployment.emulator.apiKey);
    expect(output).not.toMatch(/^ +at /mu);
    return output;
  }

  it("says what may have been meant, and which of several it may be", async () => {
    deployment = await deploy({ program: "" });
    const ids = [];
    for (const name of ["Find issues", "Twice", "Twice"]) ids.push(await madeWorkflow(deployment.emulator, { name }));
    const [first = "", second = "", third = ""] = ids;
    expect(await outputOf(byName("find isues"))).toContain(
      `getWorkflow: There is no workflow "find isues"; there is "Find issues" (${first}).`,
    );
    expect(await outputOf(byName("Twice"))).toContain(
      `getWorkflow: More than one workflow is called "Twice": give the id, one of ${second}, ${third}.`,
    );
    expect(await outputOf('export const found = armature.getWorkflow({ id: "Find issues" });')).toContain(
      `There is no workflow "Find issues"; there is "Find issues" (${first}).`,
    );
    expect(await outputOf('export const run = armature.getWorkflowRunOutput({ id: "run_none" });')).toContain(
      'getWorkflowRun: There is no run "run_none".',
    );
    expect(await outputOf('export const found = armature.getMcpServer({ name: "Isue tracker" });')).toContain(
      'getMcpServer: There is no MCP server "Isue tracker"; there is "Issue tracker" (5b0c1f3e',
    );
  });

  it("says what is not there though the names of the others are refused", async () => {
    deployment = await deploy({
      program: "",
      emulator: { faults: ["/workflows", "/mcp-servers"].map((path) => ({ path, do: { status: 403 } })) },
    });
    expect(await outputOf('export const found = armature.getWorkflow({ id: "wf_none" });')).toContain(
      'getWorkflow: There is no workflow "wf_none".',
    );
    expect(await outputOf('export const found = armature.getMcpServer({ id: "mcp_none" });')).toContain(
      'getMcpServer: There is no MCP server "mcp_none".',
    );
  });

  it("finds what has been made since the list was asked for", async () => {
    deployment = await deploy({
      program: `
        const before = armature.listWorkflows();
        const made = new armature.Workflow("made", { mcpServerId, testerPrompt: "Search." });
        const name = pulumi.all([made.id, before]).apply(() => "made");
        export const same = pulumi.all([armature.getWorkflowOutput({ name }).id, made.id]).apply(([a, b]) => a === b);`,
    });
    const { exitCode, output } = await deployment.stack.up();
    expect({ exitCode, output }).toMatchObject({ exitCode: 0 });
    expect(await deployment.stack.outputs()).toEqual({ same: true });
  });

  it.each<[string, Fault["do"], string]>([
    ["503", { status: 503 }, "getWorkflow: GET /workflows failed: 503"],
    ["403", { status: 403 }, "getWorkflow: GET /workflows failed: 403"],
    ["garbage", { garbage: "not-json" }, "getWorkflow: GET /workflows failed: 200 the answer is not JSON"],
  ])("of %s says so in one line", async (_, effect, message) => {
    deployment = await deploy({
      program: "",
      config: (emulator) => ({ ...account(emulator), "armature:maxRetries": "0" }),
      emulator: { faults: [{ path: list, do: effect }] },
    });
    expect(await outputOf(byName("x"))).toContain(message);
  });

  it("is tried again after a 429 and a 503, and a failure is not remembered", async () => {
    deployment = await deploy({
      program: `
        export const id = armature.getWorkflow({ name: "Find issues" }).then(({ id }) => id === process.env["ID"]);
        export const after = armature.getOrganization().catch(() => armature.getOrganization()).then(({ slug }) => slug);`,
      config: (emulator) => ({ ...account(emulator), "armature:maxRetries": "2" }),
    });
    const id = await madeWorkflow(deployment.emulator);
    await deployment.emulator.setFaults([
      { path: list, nth: 1, do: { status: 429, retryAfter: "0" } },
      { path: list, nth: 2, do: { status: 503 } },
      { path: "/org", nth: { from: 1, to: 3 }, do: { status: 503 } },
    ]);
    const { exitCode, output } = await deployment.stack.up({ env: { ID: id } });
    expect({ exitCode, output }).toMatchObject({ exitCode: 0 });
    expect(await deployment.stack.outputs()).toEqual({ id: true, after: "emulated" });
  });

  it("for want of settings says all of them, as a resource does", async () => {
    deployment = await deploy({ program: "", config: () => ({ "armature:maxRetries": "many" }) });
    const output = await outputOf("export const found = armature.getOrganization();");
    expect(output).toContain("getOrganization: neither armature:organization nor armature:baseUrl is set");
    expect(output).toContain("armature:apiKey is not set: run `pulumi config set --secret armature:apiKey");
    expect(output).toContain("armature:maxRetries is not a whole number from 0 to 10");
  });
});
