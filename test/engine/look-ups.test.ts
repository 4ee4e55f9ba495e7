import { afterEach, describe, expect, it } from "@jest/globals";
import { madeWorkflow } from "../support/made-workflow.js";
import { countsOf } from "../support/requests.js";
import { account, deploy, type Deployment, mcpServerId } from "./deployment.js";

describe("a look-up by a program on the real engine", () => {
  let deployment: Deployment;

  afterEach(() => deployment.close());

  const program = (body: string): Promise<Deployment> =>
    deploy({ program: body, emulator: { script: [{ pendingMs: 0, runningMs: 0 }] } });

  it("asks each question once a run, however often it is asked, in a preview as in an up", async () => {
    deployment = await program(`
      const byName = ["Find issues", "Find bugs", "Find issues"].map((name) => armature.getWorkflow({ name }));
      const id = byName[0]!.then((found) => found.id);
      const again = armature.getWorkflowOutput({ id });
      export const names = armature.listWorkflows({ name: "find *", mcpServerId }).then(({ workflows }) => workflows.map((one) => one.name));
      export const same = pulumi.all([id, again.id]).apply(([one, other]) => one === other);
      export const server = armature.getMcpServer({ name: "Issue tracker" }).then((server) => server.id);
      export const again2 = armature.getMcpServer({ name: "Issue tracker" }).then((server) => server.transportType);
      export const organization = armature.getOrganization().then(({ slug, role }) => ({ slug, role }));
      export const other = armature.getOrganizationOutput().slug;
      export const all = Promise.all(byName).then((found) => found.length);`);
    await madeWorkflow(deployment.emulator);
    await madeWorkflow(deployment.emulator, { name: "Find bugs" });
    const once = {
      "GET /workflows": 1,
      "GET /workflows/{id}": 2,
      "GET /mcp-servers": 1,
      "GET /org": 1,
    };
    expect((await deployment.stack.preview()).exitCode).toBe(0);
    expect(countsOf(await deployment.sent())).toEqual(once);
    expect((await deployment.stack.up()).exitCode).toBe(0);
    expect(countsOf(await deployment.sent())).toEqual(once);
    expect(await deployment.stack.outputs()).toEqual({
      names: ["Find issues", "Find bugs"],
      same: true,
      server: mcpServerId,
      again2: "streamable_http",
      organization: { slug: "emulated", role: "owner" },
      other: "emulated",
      all: 3,
    });
  });

  it("asks the account of an explicit provider, and keeps neither its key nor its answer secret or in the state", async () => {
    deployment = await deploy({
      program: `
        const config = new pulumi.Config("other");
        const provider = new armature.Provider("other", { baseUrl: config.require("baseUrl"), apiKey: config.requireSecret("apiKey") });
        const parent = new pulumi.ComponentResource("test:index:Group", "group", {}, { providers: [provider] });
        export const slug = armature.getOrganization({ provider }).then(({ slug }) => slug);
        export const outputSlug = armature.getOrganizationOutput({ parent }).slug;
        export const isSecret = pulumi.isSecret(armature.getOrganizationOutput({ provider }));`,
      config: ({ url, apiKey }) => ({
        "armature:baseUrl": "http://127.0.0.1:9/api/armature/v1",
        "armature:apiKey": "amt_nobody_nothing",
        "other:baseUrl": url,
        "other:apiKey": { value: apiKey, secret: true },
      }),
    });
    expect((await deployment.stack.up()).exitCode).toBe(0);
    expect(await deployment.stack.outputs()).toEqual({ slug: "emulated", outputSlug: "emulated", isSecret: false });
    expect(await deployment.sent()).toEqual(["GET /org"]);
    expect(await deployment.stack.stateText()).not.toContain(deployment.emulator.apiKey);
  });

  it("waits with the provider for a setting that a preview does not know, and says so in its plain form", async () => {
    const made = `
      const made = new armature.Workflow("made", { mcpServerId, testerPrompt: "Search." });
      const baseUrl = made.id.apply(() => process.env["URL"]);
      const provider = new armature.Provider("other", { baseUrl, apiKey: process.env["KEY"] });`;
    deployment = await program(`${made}\nexport const slug = armature.getOrganizationOutput({ provider }).slug;`);
    const env = { URL: deployment.emulator.url, KEY: deployment.emulator.apiKey };
    const { exitCode, output } = await deployment.stack.preview({ env });
    expect(exitCode).toBe(0);
    expect(output).toMatch(/slug: \[unknown\]/u);
    expect(await deployment.sent()).toEqual([]);
    deployment.program(`${made}\nexport const slug = armature.getOrganization({ provider });`);
    const plain = await deployment.stack.preview({ env });
    expect(plain.exitCode).not.toBe(0);
    expect(plain.output).toContain(
      "getOrganization: its provider has an argument that is not known before it is deployed",
    );
    deployment.program(`${made}\nexport const slug = armature.getOrganization({ provider }).then(({ slug }) => slug);`);
    expect((await deployment.stack.up({ env })).exitCode).toBe(0);
    expect(await deployment.stack.outputs()).toEqual({ slug: "emulated" });
  });

  it("makes a secret of what is asked by a secret, and shows it in no error", async () => {
    deployment = await deploy({
      program: `export const prompt = armature.getWorkflowOutput({ name: new pulumi.Config("own").requireSecret("name") }).testerPrompt;`,
      config: (emulator) => ({ ...account(emulator), "own:name": { value: "Find issues", secret: true } }),
    });
    await madeWorkflow(deployment.emulator, { testerPrompt: "Look in the vault." });
    const { exitCode, output } = await deployment.stack.up();
    expect(exitCode).toBe(0);
    expect(output).not.toContain("vault");
    expect(await deployment.stack.stateText()).not.toContain("vault");
    await deployment.stack.setConfig("own:name", { value: "Find issue", secret: true });
    const failed = await deployment.stack.up();
    expect(failed.output).toContain("getWorkflow: There is no workflow of that id or name.");
    expect(failed.output).not.toContain("Find issue");
  });
});
