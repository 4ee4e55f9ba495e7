import { afterEach, describe, expect, it } from "@jest/globals";
import { account, deploy, type Deployment } from "./deployment.js";

const workflow = (name: string, options = "{}"): string =>
  `new armature.Workflow("${name}", { mcpServerId, testerPrompt: "Search." }, ${options});`;

const nowhere = "http://127.0.0.1:9/api/armature/v1";

describe("the settings", () => {
  let deployment: Deployment;

  afterEach(() => deployment.close());

  it("come from the environment where the stack has none", async () => {
    deployment = await deploy({
      program: workflow("search"),
      config: () => ({}),
      env: ({ url, apiKey }) => ({ ARMATURE_BASE_URL: url, ARMATURE_API_KEY: apiKey }),
    });
    expect((await deployment.stack.up()).exitCode).toBe(0);
    expect(await deployment.sent()).toEqual(["GET /org", "GET /workflows", "POST /workflows"]);
  });

  it("come from the stack before the environment", async () => {
    deployment = await deploy({
      program: workflow("search"),
      env: () => ({ ARMATURE_BASE_URL: nowhere, ARMATURE_API_KEY: "amt_other_key" }),
    });
    expect((await deployment.stack.up()).exitCode).toBe(0);
  });

  it("come from an explicit provider for the workflows that name it", async () => {
    deployment = await deploy({
      program: `
        const config = new pulumi.Config("other");
        const apiKey = config.requireSecret("apiKey");
        const provider = new armature.Provider("other", { baseUrl: config.require("baseUrl"), apiKey, maxRetries: 0 });
        ${workflow("search", "{ provider }")}`,
      config: ({ url, apiKey }) => ({
        "armature:baseUrl": nowhere,
        "other:baseUrl": url,
        "other:apiKey": { value: apiKey, secret: true },
      }),
    });
    expect((await deployment.stack.up()).exitCode).toBe(0);
    expect(await deployment.stack.stateText()).not.toContain(deployment.emulator.apiKey);
    expect((await deployment.stack.refresh()).changes).toMatchObject({ same: 3 });
    expect((await deployment.stack.destroy()).exitCode).toBe(0);
    expect(await deployment.sent()).toEqual([
      "GET /org",
      "GET /workflows",
      "POST /workflows",
      "GET /workflows/{id}",
      "DELETE /workflows/{id}",
    ]);
  });

  it("are told once in full when they are missing, with the command and the variable that set them", async () => {
    deployment = await deploy({ program: `${workflow("one")}${workflow("two")}`, config: () => ({}) });
    expect((await deployment.stack.preview()).exitCode).toBe(0);
    const { exitCode, output } = await deployment.stack.up();
    expect(exitCode).not.toBe(0);
    const diagnostics = output.slice(output.indexOf("Diagnostics:"));
    const told =
      /armature:apiKey is not set: run `pulumi config set --secret armature:apiKey \S+` or set ARMATURE_API_KEY/gu;
    expect(diagnostics.match(told)).toHaveLength(1);
    expect(diagnostics).toContain("armature:organization");
    await deployment.stack.setAllConfig(account(deployment.emulator));
    expect((await deployment.stack.up()).exitCode).toBe(0);
  });

  it("refuse an ingest key with its reason, and do not show it", async () => {
    deployment = await deploy({
      program: workflow("search"),
      config: (emulator) => ({ ...account(emulator), "armature:apiKey": { value: "ami_ingest_4711", secret: true } }),
    });
    const { exitCode, output } = await deployment.stack.up();
    expect(exitCode).not.toBe(0);
    expect(output).toContain("armature:apiKey is a write-only ingest key of another product");
    expect(output).not.toContain("ami_ingest_4711");
    expect(await deployment.sent()).toEqual([]);
  });

  it("with an http:// address on another machine are warned of once, whatever becomes of the requests", async () => {
    deployment = await deploy({
      program: workflow("search") + workflow("fetch"),
      config: (emulator) => ({
        ...account(emulator),
        "armature:baseUrl": "http://armature.invalid/api/armature/v1",
        "armature:maxRetries": "0",
      }),
    });
    const { output, exitCode } = await deployment.stack.up();
    expect(exitCode).not.toBe(0);
    const [, diagnostics = ""] = output.split("Diagnostics:");
    expect(diagnostics.match(/warning: armature:baseUrl is an http:\/\/ address on another machine/gu)).toHaveLength(1);
  });
});
