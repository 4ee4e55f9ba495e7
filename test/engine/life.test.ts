import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { account, deploy, mcpServerId, type Deployment } from "./deployment.js";

describe("the quickstart, which README shows", () => {
  let deployment: Deployment;

  beforeAll(async () => {
    deployment = await deploy({
      program: { folder: path.resolve(__dirname, "../../examples/quickstart") },
      config: (emulator) => ({ ...account(emulator), mcpServerId }),
    });
  });
  afterAll(() => deployment.close());

  it("is previewed without a request", async () => {
    const { exitCode, changes } = await deployment.stack.preview();
    expect({ exitCode, changes }).toEqual({ exitCode: 0, changes: { create: 2 } });
    expect(await deployment.sent()).toEqual([]);
  });

  it("is created by one POST, and its outputs are those of the server", async () => {
    const { exitCode, changes } = await deployment.stack.up();
    expect({ exitCode, changes }).toEqual({ exitCode: 0, changes: { create: 2 } });
    expect(await deployment.sent()).toEqual(["GET /org", "GET /workflows", "POST /workflows"]);
    const [workflow] = await deployment.emulator.workflows();
    expect(workflow).toMatchObject({ name: "search", mcpServerId, testerModelIds: ["claude-sonnet-4", "gpt-5"] });
    expect(await deployment.stack.outputs()).toEqual({
      workflowId: workflow?.id,
      currentVersion: workflow?.currentVersion.id,
    });
  });

  it("is left alone by a second up, a preview and a refresh", async () => {
    expect((await deployment.stack.up()).changes).toEqual({ same: 2 });
    expect((await deployment.stack.preview()).changes).toEqual({ same: 2 });
    expect(await deployment.sent()).toEqual([]);
    expect((await deployment.stack.refresh()).changes).toEqual({ same: 2 });
    expect(await deployment.sent()).toEqual(["GET /workflows/{id}"]);
  });

  it("is changed in place by one PATCH of what changed", async () => {
    await deployment.stack.setConfig("testerPrompt", "Search for the oldest open issue.");
    const before = await deployment.stack.outputs();
    const { exitCode, changes } = await deployment.stack.up();
    expect({ exitCode, changes }).toEqual({ exitCode: 0, changes: { same: 1, update: 1 } });
    const [request] = await deployment.emulator.requests();
    expect(request?.body).toEqual({ testerPrompt: "Search for the oldest open issue." });
    expect(await deployment.sent()).toEqual(["PATCH /workflows/{id}"]);
    const after = await deployment.stack.outputs();
    expect(after["workflowId"]).toBe(before["workflowId"]);
    expect(after["currentVersion"]).not.toBe(before["currentVersion"]);
  });

  it("shows a change made elsewhere at the next refresh, and puts it back by the next up", async () => {
    const { url, apiKey } = deployment.emulator;
    const [workflow] = await deployment.emulator.workflows();
    await fetch(`${url}/workflows/${workflow?.id ?? ""}`, {
      method: "PATCH",
      headers: { authorization: `Bearer ${apiKey}` },
      body: JSON.stringify({ testerPrompt: "Delete everything.", schedule: null, description: "not declared" }),
    });
    const refreshed = await deployment.stack.refresh();
    expect(refreshed.changes).toEqual({ same: 1, update: 1 });
    expect(refreshed.output).toMatch(/\[diff: .*schedule.*testerPrompt\]/u);
    await deployment.sent();
    await deployment.stack.up();
    const [request] = await deployment.emulator.requests();
    expect(request?.body).toEqual({
      testerPrompt: "Search for the oldest open issue.",
      schedule: { cron: "0 9 * * *" },
    });
  });

  it("is archived by destroy, and is created anew after it was archived elsewhere", async () => {
    const { url, apiKey } = deployment.emulator;
    const [workflow] = await deployment.emulator.workflows();
    const archive = { method: "DELETE", headers: { authorization: `Bearer ${apiKey}` } };
    await fetch(`${url}/workflows/${workflow?.id ?? ""}`, archive);
    expect((await deployment.stack.refresh()).changes).toEqual({ same: 1, delete: 1 });
    expect((await deployment.stack.up()).changes).toEqual({ same: 1, create: 1 });
    expect((await deployment.stack.destroy()).exitCode).toBe(0);
    const workflows = await deployment.emulator.workflows();
    expect(workflows.map(({ archivedAt }) => archivedAt !== undefined)).toEqual([true, true]);
  });
});
