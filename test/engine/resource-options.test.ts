import { afterEach, describe, expect, it } from "@jest/globals";
import { deploy, type Deployment } from "./deployment.js";

const search = (body: string, options: string): string =>
  `const search = new armature.Workflow("search", { mcpServerId, testerPrompt: "Search.", ${body} }, ${options});`;

const urn = "urn:pulumi:dev::temporary::pulumi-nodejs:dynamic/armature:Workflow::search";

describe("the resource option", () => {
  let deployment: Deployment;

  afterEach(() => deployment.close());

  async function up(program: string): Promise<{ exitCode: number; output: string }> {
    deployment.program(program);
    return deployment.stack.up();
  }

  it("dependsOn creates one workflow after another", async () => {
    const one = (name: string, options: string): string =>
      `const ${name} = new armature.Workflow("${name}", { mcpServerId, testerPrompt: "Search." }, ${options});`;
    const chain = [one("first", "{}"), one("second", "{ dependsOn: first }"), one("third", "{ dependsOn: second }")];
    deployment = await deploy({ program: chain.join("\n") });
    expect((await deployment.stack.up()).exitCode).toBe(0);
    expect((await deployment.emulator.workflows()).map(({ name }) => name)).toEqual(["first", "second", "third"]);
    expect((await deployment.emulator.stats()).maxInFlight).toBe(1);
  });

  it("protect keeps a workflow from being archived", async () => {
    deployment = await deploy({ program: search("", "{ protect: true }") });
    await deployment.stack.up();
    const { exitCode, output } = await up("");
    expect(exitCode).not.toBe(0);
    expect(output).toContain("cannot be deleted");
    expect((await deployment.emulator.workflows())[0]?.archivedAt).toBeUndefined();
  });

  it("aliases renames a workflow in the program without touching the one on the server", async () => {
    deployment = await deploy({ program: search(`name: "Search"`, "{}") });
    await deployment.stack.up();
    await deployment.sent();
    const renamed = search(`name: "Search"`, `{ aliases: [{ name: "search" }] }`).replace(
      `Workflow("search"`,
      `Workflow("found"`,
    );
    expect((await up(renamed)).exitCode).toBe(0);
    expect(await deployment.sent()).toEqual([]);
  });

  it("ignoreChanges leaves a field to whoever else changes it", async () => {
    deployment = await deploy({ program: search(`description: "before"`, `{ ignoreChanges: ["description"] }`) });
    await deployment.stack.up();
    await deployment.sent();
    await up(search(`description: "after"`, `{ ignoreChanges: ["description"] }`));
    expect(await deployment.sent()).toEqual([]);
    expect((await deployment.emulator.workflows())[0]?.description).toBe("before");
  });

  it("retainOnDelete forgets a workflow without archiving it", async () => {
    deployment = await deploy({ program: search("", "{ retainOnDelete: true }") });
    await deployment.stack.up();
    await deployment.sent();
    expect((await deployment.stack.destroy()).exitCode).toBe(0);
    expect(await deployment.sent()).toEqual([]);
    expect((await deployment.emulator.workflows())[0]?.archivedAt).toBeUndefined();
  });

  it("additionalSecretOutputs encrypts an output in the state", async () => {
    deployment = await deploy({
      program: `${search("", `{ additionalSecretOutputs: ["currentVersion"] }`)}\nexport const version = search.currentVersion.id;`,
    });
    expect((await deployment.stack.up()).output).toContain("[secret]");
    const [workflow] = await deployment.emulator.workflows();
    expect(await deployment.stack.outputs()).toEqual({ version: workflow?.currentVersion.id });
    expect(await deployment.stack.stateText()).not.toContain(workflow?.currentVersion.id);
  });

  it("--replace changes nothing: a workflow is never replaced, and its own one is found again", async () => {
    deployment = await deploy({ program: search("", "{}") });
    await deployment.stack.up();
    await deployment.sent();
    expect((await deployment.stack.up({ replace: [urn] })).exitCode).toBe(0);
    expect((await deployment.sent()).filter((request) => !request.startsWith("GET"))).toEqual([]);
    expect((await deployment.stack.refresh()).changes).toEqual({ same: 2 });
    deployment.program(search(`description: "new"`, "{}"));
    const { exitCode, output } = await deployment.stack.up({ replace: [urn] });
    expect(exitCode).not.toBe(0);
    expect(output).toContain("With --replace, leave that out: a workflow is changed in place.");
    expect((await deployment.stack.up()).changes).toEqual({ same: 1, update: 1 });
  });

  it("deleteBeforeReplace archives a workflow before --replace makes another", async () => {
    deployment = await deploy({ program: search("", "{ deleteBeforeReplace: true }") });
    await deployment.stack.up();
    await deployment.sent();
    expect((await deployment.stack.up({ replace: [urn] })).exitCode).toBe(0);
    const writes = (await deployment.sent()).filter((request) => !request.startsWith("GET"));
    expect(writes).toEqual(["DELETE /workflows/{id}", "POST /workflows"]);
    expect((await deployment.stack.refresh()).changes).toEqual({ same: 2 });
  });
});
