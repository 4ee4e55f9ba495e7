import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { profileNames, startEmulator, type StartedEmulator } from "../../sdk/testing/index.js";
import { madeWorkflow } from "../support/made-workflow.js";
import { deploy, type Deployment, mcpServerId } from "./deployment.js";

/** A server of one profile, and what somebody else has made there. */
interface Served {
  readonly profile: string;
  readonly emulator: StartedEmulator;
  readonly workflowId: string;
  readonly runId: string;
}

async function served(profile: (typeof profileNames)[number]): Promise<Served> {
  const emulator = await startEmulator({ profile, script: [{ pendingMs: 0, runningMs: 0 }] });
  const workflowId = await madeWorkflow(emulator, { metadata: { team: "search" } });
  const gone = await madeWorkflow(emulator, { name: "Gone" });
  const headers = { authorization: `Bearer ${emulator.apiKey}` };
  await fetch(`${emulator.url}/workflows/${gone}`, { method: "DELETE", headers });
  await emulator.clearRequests();
  const [run] = await emulator.runs();
  return { profile, emulator, workflowId, runId: run?.id ?? "" };
}

/** One program asks all of them, each by a provider of its own. */
const program = `
  const servers: { profile: string; baseUrl: string; apiKey: string; workflowId: string; runId: string }[] =
    JSON.parse(process.env["SERVERS"]!);
  export const told = servers.map(({ profile, baseUrl, apiKey, workflowId, runId }) => {
    const provider = new armature.Provider(profile, { baseUrl, apiKey });
    const { id, name, testerPrompt, testerModelIds, criteria, metadata, currentVersion, initialDispatch } =
      armature.Workflow.get(profile, workflowId, { provider });
    return {
      profile,
      workflow: armature.getWorkflow({ name: "Find issues" }, { provider }),
      listed: armature.listWorkflowsOutput({ mcpServerId }, { provider }),
      run: armature.getWorkflowRunOutput({ id: runId }, { provider }),
      server: armature.getMcpServer({ id: mcpServerId }, { provider }),
      read: { id, name, testerPrompt, testerModelIds, criteria, metadata, currentVersion, initialDispatch },
    };
  });`;

describe("a look-up on the real engine", () => {
  const all: Served[] = [];
  let deployment: Deployment;
  let told: { readonly profile: string }[];

  beforeAll(async () => {
    for (const profile of profileNames) all.push(await served(profile));
    const servers = all.map(({ profile, emulator: { url, apiKey }, workflowId, runId }) => {
      return { profile, baseUrl: url, apiKey, workflowId, runId };
    });
    deployment = await deploy({ program, env: () => ({ SERVERS: JSON.stringify(servers) }) });
    const { exitCode, output } = await deployment.stack.up();
    if (exitCode !== 0) throw new Error(output);
    told = ((await deployment.stack.outputs()) as { told: typeof told }).told;
  }, 400_000);
  afterAll(async () => {
    await deployment.close();
    for (const { emulator } of all) await emulator.stop();
  });

  it.each(profileNames)("tells of a server of profile %s what it holds", async (profile) => {
    const server = all.find((each) => each.profile === profile);
    const [kept] = (await server?.emulator.workflows()) ?? [];
    const workflow = {
      id: server?.workflowId,
      name: "Find issues",
      testerPrompt: "Search.",
      testerModelIds: ["gpt-5", "claude-sonnet-4"],
      criteria: [{ criterionText: "Returned an issue", isRequired: true }],
      metadata: { team: "search" },
      currentVersion: { id: kept?.currentVersion.id },
    };
    expect(told.find((each) => each.profile === profile)).toMatchObject({
      workflow,
      listed: { workflows: [{ id: server?.workflowId, name: "Find issues", mcpServerId }] },
      run: { id: server?.runId, workflowId: server?.workflowId, status: "pass", verdict: "pass", model: "gpt-5" },
      server: { id: mcpServerId, name: "Issue tracker", categories: ["issue-tracking"] },
      read: workflow,
    });
  });

  it("changes nothing on any of them", async () => {
    for (const { emulator } of all) {
      const methods = (await emulator.requests()).map(({ method }) => method);
      expect(new Set(methods)).toEqual(new Set(["GET"]));
    }
  });
});
