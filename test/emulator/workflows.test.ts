import { describe, expect, it } from "@jest/globals";
import { at, created, leastFields, send } from "./client.js";
import { emulators } from "./started.js";

/** Every field that a creation takes. */
const allFields = {
  ...leastFields,
  description: "Finds the newest issue.",
  defaultMcpAuthProfileId: "d5a1c0de-0000-4000-8000-000000000001",
  testerModelId: "claude-sonnet-4",
  testerModelIds: ["claude-sonnet-4", "gpt-5"],
  testerTargets: [{ modelId: "gpt-5", skillMode: "pinned", skillVersionId: "sv_1" }],
  criteria: [{ criterionText: "Returned an issue", isRequired: true }, { criterionText: "Was short" }],
  schedule: { cron: "0 9 * * *" },
  limits: { maxToolCalls: 5 },
  retryPolicy: { maxAttempts: 2 },
  toolPolicy: { allowed_tools: ["search"], note: null },
  metadata: { owner: { team: "search" } },
};

describe("a workflow", () => {
  const start = emulators();

  it("is created with every documented field and answered as the page prints it", async () => {
    const emulator = await start();
    const { status, body } = await send(emulator, "POST", "/workflows", allFields);
    expect(status).toBe(201);
    expect(body).toEqual({
      workflow: expect.objectContaining({ id: expect.stringMatching(/^wf_/u), ...allFields }),
      currentVersion: expect.objectContaining({ id: expect.stringMatching(/^wfv_/u) }),
      initialDispatch: { queued: 1, failed: 0 },
    });
  });

  it("is read as it was written", async () => {
    const emulator = await start();
    const { id, currentVersion } = await created(emulator, allFields);
    const { status, body } = await send(emulator, "GET", `/workflows/${id}`);
    expect(status).toBe(200);
    expect(body).toEqual({ workflow: expect.objectContaining({ id, ...allFields }), currentVersion });
  });

  it("takes null for an optional field of a creation as not set", async () => {
    const emulator = await start();
    const workflow = await created(emulator, { description: null, schedule: null });
    expect(workflow).not.toHaveProperty("description");
    expect(workflow).not.toHaveProperty("schedule");
  });

  it("gets a new version with every PATCH, even an empty one, and keeps the fields that are not named", async () => {
    const emulator = await start();
    const first = await created(emulator, allFields);
    const renamed = await send(emulator, "PATCH", `/workflows/${first.id}`, { name: "New name" });
    const same = await send(emulator, "PATCH", `/workflows/${first.id}`, {});
    expect([renamed.status, same.status]).toEqual([200, 200]);
    const [workflow] = await emulator.workflows();
    expect(workflow).toMatchObject({ ...allFields, name: "New name" });
    expect(workflow?.versions.map(({ id }) => id)).toEqual([
      first.currentVersion.id,
      at(renamed.body, "currentVersion.id"),
      at(same.body, "currentVersion.id"),
    ]);
    expect(workflow?.versions[0]).toEqual(first.versions[0]);
    expect(new Set(workflow?.versions.map(({ id }) => id)).size).toBe(3);
  });

  it("queues no run when it is changed", async () => {
    const emulator = await start();
    const { id } = await created(emulator);
    await send(emulator, "PATCH", `/workflows/${id}`, { testerModelIds: ["a", "b"] });
    expect(await emulator.runs()).toHaveLength(1);
  });

  it("becomes manual-only by schedule: null", async () => {
    const emulator = await start();
    const { id } = await created(emulator, allFields);
    const { status } = await send(emulator, "PATCH", `/workflows/${id}`, { schedule: null });
    expect(status).toBe(200);
    expect((await emulator.workflows())[0]).not.toHaveProperty("schedule");
  });

  it("is archived by DELETE, keeps its runs, and is then neither listed nor changed nor run", async () => {
    const emulator = await start();
    const { id } = await created(emulator);
    const path = `/workflows/${id}`;
    expect((await send(emulator, "DELETE", path)).body).toEqual({ ok: true });
    expect(at((await send(emulator, "GET", "/workflows")).body, "rows")).toEqual([]);
    const later = [
      await send(emulator, "GET", path),
      await send(emulator, "PATCH", path, { name: "New" }),
      await send(emulator, "POST", `${path}/runs`),
      await send(emulator, "DELETE", path),
    ];
    expect(later.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(await emulator.runs()).toHaveLength(1);
    expect((await emulator.workflows())[0]).toHaveProperty("archivedAt");
  });

  it("that is archived but still shown takes a second DELETE and refuses a run", async () => {
    const emulator = await start({ profile: "archived-200" });
    const { id } = await created(emulator);
    await send(emulator, "DELETE", `/workflows/${id}`);
    const [once] = await emulator.workflows();
    expect((await send(emulator, "DELETE", `/workflows/${id}`)).body).toEqual({ ok: true });
    expect((await emulator.workflows())[0]).toEqual(once);
    expect((await send(emulator, "POST", `/workflows/${id}/runs`)).status).toBe(400);
  });

  it.each(["GET", "PATCH", "DELETE"])("that does not exist answers %s with 404", async (method) => {
    const { status, body } = await send(await start(), method, "/workflows/wf_no", method === "GET" ? undefined : {});
    expect(status).toBe(404);
    expect(body).toMatchObject({ error: { code: "not_found", message: "Workflow wf_no does not exist." } });
  });
});

describe("the list of workflows", () => {
  const start = emulators();

  it.each([
    { query: "", names: ["issues", "docs", "elsewhere"] },
    { query: "?category=issue-tracking", names: ["issues"] },
    { query: "?category=issue-tracking,search", names: ["issues", "docs"] },
    { query: "?category=issue-tracking&category=search", names: ["issues", "docs"] },
    { query: "?category=%20search%20,", names: ["docs"] },
    { query: "?categorySlug=documentation", names: ["docs"] },
    { query: "?category=nothing", names: [] },
  ])("holds for $query those whose server is of a category asked for", async ({ query, names }) => {
    const emulator = await start();
    await created(emulator, { name: "issues", mcpServerId: "5b0c1f3e-6a52-4f0e-9d57-0c7f5f1f7a01" });
    await created(emulator, { name: "docs", mcpServerId: "5b0c1f3e-6a52-4f0e-9d57-0c7f5f1f7a02" });
    await created(emulator, { name: "elsewhere", mcpServerId: "mcp_elsewhere" });
    const { status, body } = await send(emulator, "GET", `/workflows${query}`);
    expect(status).toBe(200);
    expect((at(body, "rows") as unknown[]).map((row) => at(row, "name"))).toEqual(names);
  });
});
