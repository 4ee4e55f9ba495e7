import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { deploy, mcpServerId, type Deployment } from "./deployment.js";

const adopt = (id: string, prompt: string, options = `{ import: "${id}" }`): string =>
  `const search = new armature.Workflow("search", { name: "Made by hand", mcpServerId, testerPrompt: "${prompt}" }, ${options});
   export const id = search.id;`;

describe("the resource option import", () => {
  let deployment: Deployment;
  let id: string;

  beforeEach(async () => {
    deployment = await deploy({ program: "" });
    const { url, apiKey } = deployment.emulator;
    await fetch(`${url}/workflows`, {
      method: "POST",
      headers: { authorization: `Bearer ${apiKey}` },
      body: JSON.stringify({ name: "Made by hand", mcpServerId, testerPrompt: "Search.", description: "Mine" }),
    });
    id = (await deployment.emulator.workflows())[0]?.id ?? "";
    await deployment.sent();
  });
  afterEach(() => deployment.close());

  it("adopts a workflow that exists by a look, and can then be removed without a change", async () => {
    deployment.program(adopt(id, "Search."));
    expect((await deployment.stack.up()).exitCode).toBe(0);
    expect(await deployment.stack.outputs()).toEqual({ id });
    expect(await deployment.sent()).toEqual(["GET /org", "GET /workflows/{id}"]);
    deployment.program(adopt(id, "Search.", "{}"));
    expect((await deployment.stack.up()).changes).toEqual({ same: 2 });
    expect((await deployment.stack.refresh()).changes).toEqual({ same: 2 });
    deployment.program(adopt(id, "Search again.", "{}"));
    expect((await deployment.stack.up()).changes).toEqual({ same: 1, update: 1 });
    expect(await deployment.sent()).toEqual(["GET /workflows/{id}", "PATCH /workflows/{id}"]);
  });

  it("refuses one that is not what the program declares, naming where they differ and no value", async () => {
    deployment.program(adopt(id, "Find."));
    const { exitCode, output } = await deployment.stack.up();
    expect(exitCode).not.toBe(0);
    expect(output).toContain(`import: workflow ${id} is not what the program declares; they differ in testerPrompt.`);
    expect(output).not.toContain("Find.");
    expect(await deployment.sent()).toEqual(["GET /org", "GET /workflows/{id}"]);
    deployment.program(adopt(id, "Search."));
    expect((await deployment.stack.up()).exitCode).toBe(0);
  });

  it("refuses to make a resource stand for another workflow than before", async () => {
    deployment.program(adopt(id, "Search."));
    await deployment.stack.up();
    deployment.program(adopt("wf_another", "Search."));
    const { exitCode, output } = await deployment.stack.up();
    expect(exitCode).not.toBe(0);
    expect(output).toContain(`import: this resource stands for workflow ${id} already.`);
    deployment.program(adopt(id, "Search."));
    expect((await deployment.stack.up()).changes).toEqual({ same: 2 });
  });
});
