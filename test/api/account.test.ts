import { describe, expect, it } from "@jest/globals";
import { ownOrganization } from "../../provider/api/organization.js";
import { type WorkflowsApi, workflowsApi } from "../../provider/api/workflows.js";
import type { StartedEmulator } from "../../sdk/testing/index.js";
import { failure, open } from "./client.js";
import { servers } from "./servers.js";

function api(account: Parameters<typeof open>[0], slug?: string): WorkflowsApi {
  const { send } = open(account);
  return workflowsApi(send, ownOrganization(send, slug));
}

const pathsAt = async (emulator: StartedEmulator): Promise<string[]> =>
  (await emulator.requests()).map(({ path }) => path);

describe("a workflow that is not found", () => {
  const { emulator: start, serving } = servers();

  it("is gone only after GET /org has shown, once, that key and address reach the organization", async () => {
    const emulator = await start();
    const workflows = api(emulator, "emulated");
    expect(await workflows.find("wf_1")).toBeUndefined();
    expect(await workflows.find("wf_2")).toBeUndefined();
    await workflows.archive("wf_3");
    expect(await pathsAt(emulator)).toEqual(["/workflows/wf_1", "/org", "/workflows/wf_2", "/workflows/wf_3"]);
  });

  it("makes many that are not found at once ask only once", async () => {
    const emulator = await start();
    const workflows = api(emulator);
    await Promise.all(Array.from({ length: 10 }, (_, index) => workflows.find(`wf_${index}`)));
    expect((await pathsAt(emulator)).filter((path) => path === "/org")).toHaveLength(1);
  });

  it("is not gone while GET /org fails, and the next one asks again", async () => {
    const emulator = await start({ faults: [{ path: "/org", times: 1, do: { status: 401 } }] });
    const workflows = api(emulator);
    expect(await failure(workflows.find("wf_1"))).toMatchObject({ kind: "unauthorized", path: "/org" });
    expect(await workflows.find("wf_1")).toBeUndefined();
    await emulator.setFaults([{ path: "/org", do: { status: 403 } }]);
    await workflows.archive("wf_1");
  });

  it.each(["find", "archive"] as const)("by %s is an error when the key is another organization's", async (verb) => {
    const emulator = await start();
    const error = await failure(api(emulator, "acme")[verb]("wf_1"));
    expect(error).toMatchObject({ kind: "unauthorized", method: "GET", path: "/org" });
    expect(error.what).toBe("the key belongs to another organization than armature:organization (acme)");
  });

  it.each(["find", "archive"] as const)("by %s is an error when the key is not its holder's", async (verb) => {
    const emulator = await start();
    const workflows = api(emulator);
    const error = await failure(workflows[verb]("wf_1", "org_acme"));
    expect(error).toMatchObject({ kind: "unauthorized", method: "GET", path: "/org" });
    expect(error.what).toBe("the key belongs to another organization than the workflow, so nothing is taken for gone");
    await workflows[verb]("wf_1", await workflows.organization());
  });

  it("is gone whichever case the organization's slug is written in", async () => {
    expect(await api(await start(), "Emulated").find("wf_1")).toBeUndefined();
  });

  it("is an error when nothing at this address is Armature's", async () => {
    const url = await serving((_request, response) => {
      response.writeHead(404, { "content-type": "application/json" }).end('{"message":"Not Found"}');
    });
    const error = await failure(api(url).find("wf_1"));
    expect(error).toMatchObject({ kind: "malformed-answer", path: "/org", status: 404 });
    expect(error.message).toContain("Check that armature:baseUrl is Armature's REST API");
  });

  it.each([
    "{}",
    "[]",
    "7",
    '{"organization":{}}',
    '{"organization":{"slug":"emulated"}}',
    '{"organization":{"slug":7}}',
    '{"organization":"emulated"}',
  ])("is an error when GET /org answers %s", async (body) => {
    const emulator = await start({ faults: [{ path: "/org", do: { status: 200, body } }] });
    const error = await failure(api(emulator).find("wf_1"));
    expect(error).toMatchObject({ kind: "malformed-answer", what: "the answer names no organization" });
  });

  it("is an error when a PATCH does not find it, since there is something to change", async () => {
    const emulator = await start();
    expect(await failure(api(emulator).update("wf_1", { name: "New" }))).toMatchObject({ kind: "not-found" });
  });
});

describe("a workflow that is found", () => {
  const { emulator: start } = servers();

  it("is no reason to ask whose the key is", async () => {
    const emulator = await start();
    const workflows = api(emulator, "another");
    const { id } = await workflows.create({ name: "A", mcpServerId: "mcp_1", testerPrompt: "Find." });
    expect((await workflows.find(id))?.id).toBe(id);
    await workflows.archive(id);
    expect(await pathsAt(emulator)).not.toContain("/org");
  });
});
