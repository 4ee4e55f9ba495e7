import { afterEach, describe, expect, it } from "@jest/globals";
import type { StartedEmulator } from "../../sdk/testing/index.js";
import { madeWorkflow } from "../support/made-workflow.js";
import { deploy, type Deployment } from "./deployment.js";

const body = (options = "{}"): string => `
  const read = armature.Workflow.get("read", new pulumi.Config("own").require("id"), ${options});
  export const { name, description, schedule, currentVersion } = read;
  export const started = read.initialDispatch.apply((dispatch) => dispatch === undefined);`;

async function written(emulator: StartedEmulator, id: string, method: string, change?: object): Promise<void> {
  const headers = { authorization: `Bearer ${emulator.apiKey}`, "content-type": "application/json" };
  const sent = change === undefined ? {} : { body: JSON.stringify(change) };
  await fetch(`${emulator.url}/workflows/${id}`, { method, headers, ...sent });
  await emulator.clearRequests();
}

describe("Workflow.get on the real engine", () => {
  let deployment: Deployment;
  let id: string;

  afterEach(() => deployment.close());

  async function open(program: string): Promise<void> {
    deployment = await deploy({ program });
    id = await madeWorkflow(deployment.emulator, { name: "Found", description: "Nightly" });
    await deployment.stack.setConfig("own:id", id);
  }

  it("reads one workflow in a preview, an up and a refresh, and a destroy only forgets it", async () => {
    await open(body());
    expect((await deployment.stack.preview()).exitCode).toBe(0);
    expect(await deployment.sent()).toEqual(["GET /workflows/{id}"]);
    const { exitCode, output } = await deployment.stack.up();
    expect({ exitCode, output }).toMatchObject({ exitCode: 0 });
    expect(output).not.toContain("[secret]");
    const [workflow] = await deployment.emulator.workflows();
    const outputs = { name: "Found", description: "Nightly", currentVersion: { id: workflow?.currentVersion.id } };
    expect(await deployment.stack.outputs()).toEqual({ ...outputs, started: true });

    await written(deployment.emulator, id, "PATCH", { description: "Hourly", schedule: { cron: "0 * * * *" } });
    expect((await deployment.stack.refresh()).exitCode).toBe(0);
    expect(await deployment.sent()).toEqual(["GET /workflows/{id}"]);
    expect(JSON.stringify(await deployment.stack.exportState())).toContain('"description":"Hourly"');
    expect((await deployment.stack.up()).exitCode).toBe(0);
    const [changed] = await deployment.emulator.workflows();
    expect(await deployment.stack.outputs()).toMatchObject({
      description: "Hourly",
      schedule: { cron: "0 * * * *" },
      currentVersion: { id: changed?.currentVersion.id },
    });
    await deployment.sent();
    expect((await deployment.stack.destroy()).exitCode).toBe(0);
    expect(await deployment.sent()).toEqual([]);
    expect((await deployment.emulator.workflows())[0]?.archivedAt).toBeUndefined();
  });

  it("fails for one that is gone, and a refresh forgets it", async () => {
    await open(body());
    await deployment.stack.up();
    await written(deployment.emulator, id, "DELETE");
    const { exitCode, output } = await deployment.stack.up();
    expect(exitCode).not.toBe(0);
    expect(output).toContain(`There is no workflow ${id}: it is archived, its id is wrong`);
    expect((await deployment.stack.refresh()).exitCode).toBe(0);
    expect(JSON.stringify(await deployment.stack.exportState())).not.toContain(`"id":"${id}"`);
    expect((await deployment.sent()).filter((route) => !route.startsWith("GET"))).toEqual([]);
  });

  it.each(["{}", '{ aliases: [{ name: "declared" }] }'])(
    "does not let a declaration's end archive what is read, with the options %s",
    async (options) => {
      const declared = 'new armature.Workflow("declared", { mcpServerId, testerPrompt: "Find it." });';
      deployment = await deploy({ program: declared });
      expect((await deployment.stack.up()).exitCode).toBe(0);
      const [made] = await deployment.emulator.workflows();
      await deployment.stack.setConfig("own:id", made?.id ?? "");
      deployment.program(body(options));
      const { exitCode, output } = await deployment.stack.up();
      expect(exitCode).not.toBe(0);
      expect(output).toMatch(
        /is not archived: the program reads it by Workflow\.get\..*pulumi state delete 'urn:pulumi:/u,
      );
      expect((await deployment.sent()).filter((request) => request.startsWith("DELETE"))).toEqual([]);
      expect((await deployment.emulator.workflows())[0]?.archivedAt).toBeUndefined();
    },
  );

  it("encrypts what additionalSecretOutputs names", async () => {
    await open(body('{ additionalSecretOutputs: ["description"] }'));
    expect((await deployment.stack.up()).output).toMatch(/description *: \[secret\]/u);
    expect(await deployment.stack.stateText()).not.toContain("Nightly");
    expect(await deployment.stack.outputs()).toMatchObject({ description: "Nightly" });
  });

  it("is not asked in a preview that does not know the id, and gates the workflow that it reads", async () => {
    await open(`
      const made = new armature.Workflow("made", { mcpServerId, testerPrompt: "Search." });
      const read = armature.Workflow.get("read", made.id);
      export const prompt = read.testerPrompt;
      new armature.WorkflowRun("smoke", { workflowId: read.id, workflowVersionId: read.currentVersion.id });`);
    expect((await deployment.stack.preview()).output).toMatch(/prompt *: \[unknown\]/u);
    expect(await deployment.sent()).toEqual([]);
    expect((await deployment.stack.up()).exitCode).toBe(0);
    expect(await deployment.stack.outputs()).toEqual({ prompt: "Search." });
    expect(await deployment.sent()).toContain("POST /workflows/{id}/runs");
  });
});
