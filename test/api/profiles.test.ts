import { describe, expect, it } from "@jest/globals";
import type { Wire } from "../../provider/api/record.js";
import type { WorkflowRecord } from "../../provider/api/workflow-record.js";
import { type WorkflowsApi, workflowsApi } from "../../provider/api/workflows.js";
import { type ProfileName, profileNames, profiles, type StartedEmulator } from "../../sdk/testing/index.js";
import { open } from "./client.js";
import { servers } from "./servers.js";

const fields = {
  name: "Search",
  mcpServerId: "5b0c1f3e-6a52-4f0e-9d57-0c7f5f1f7a01",
  testerPrompt: "Search for an open issue.",
  description: "Nightly",
  testerModelIds: ["claude-sonnet-4", "gpt-5"],
  schedule: { cron: "0 9 * * *" },
  limits: { max_tokens: 5, deepLimit: { of_a: 1 } },
  metadata: { teamName: "search", cost_center: "7" },
} as const satisfies Wire;

/** Beside what is sent, a server may have keys of its own. */
const containing = (value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? expect.objectContaining(value) : value;

function told(record: WorkflowRecord | undefined): Wire {
  return Object.fromEntries(Object.keys(fields).map((name) => [name, record?.field(name)]));
}

const contained = (sent: Wire): Wire =>
  Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, containing(value)]));

/** What is read back: the keys inside `limits` may be the server's. */
const read = (profile: ProfileName): Wire =>
  profiles[profile].normalises ? { ...fields, limits: { max_tokens: 5, deep_limit: { of_a: 1 } } } : fields;

describe.each(profileNames)("from a server of profile %s", (profile: ProfileName) => {
  const { emulator: start } = servers();

  async function started(): Promise<{ emulator: StartedEmulator; api: WorkflowsApi }> {
    const emulator = await start({ profile });
    return { emulator, api: workflowsApi(open(emulator).send, () => Promise.resolve("org_1")) };
  }

  it("a creation's answer is read", async () => {
    const { emulator, api } = await started();
    const created = await api.create(fields);
    const [stored] = await emulator.workflows();
    expect(created).toMatchObject({ id: stored?.id, versionId: stored?.currentVersion.id, archived: false });
    expect(created.initialDispatch).toEqual({ queued: 2, failed: 0 });
    expect(created.field("name")).toBe("Search");
  });

  it("a workflow is read as it was sent", async () => {
    const { emulator, api } = await started();
    const { id } = await api.create(fields);
    const found = await api.find(id);
    const [stored] = await emulator.workflows();
    expect(told(found)).toEqual(contained(read(profile)));
    expect(found).toMatchObject({ id, archived: false });
    expect(found?.versionId).toBe(stored?.currentVersion.id);
    expect(found?.createdAtMs).toBe(Date.parse(stored?.createdAt ?? ""));
  });

  it("a change's answer is read, and the workflow after it", async () => {
    const { emulator, api } = await started();
    const { id, versionId } = await api.create(fields);
    const changed = await api.update(id, { testerPrompt: "Search twice.", schedule: null });
    const [stored] = await emulator.workflows();
    const isTold = profiles[profile].patchAnswer !== "no-content";
    expect(changed).toMatchObject({ id, archived: false });
    expect(changed.versionId).toBe(isTold ? stored?.currentVersion.id : undefined);
    expect(stored?.currentVersion.id).not.toBe(versionId);
    expect([undefined, "Search twice."]).toContain(changed.field("testerPrompt"));
    const found = await api.find(id);
    expect(found?.field("testerPrompt")).toBe("Search twice.");
    expect(found?.field("schedule") ?? undefined).toBeUndefined();
  });

  it("every workflow of the list is read", async () => {
    const { api } = await started();
    const names = ["A", "B", "C", "D", "E"];
    const ids: string[] = [];
    for (const name of names) ids.push((await api.create({ ...fields, name })).id);
    const records = await api.list();
    expect(records.map(({ id }) => id)).toEqual(ids);
    expect(records.map(({ field }) => field("name"))).toEqual(names);
    expect(records.map(({ field }) => field("mcpServerId"))).toEqual(names.map(() => fields.mcpServerId));
  });

  it("an archived workflow is gone, and archiving it again is no failure", async () => {
    const { emulator, api } = await started();
    const { id } = await api.create(fields);
    await api.archive(id);
    expect((await emulator.workflows())[0]?.archivedAt).toEqual(expect.any(String));
    expect(await api.find(id)).toBeUndefined();
    await api.archive(id);
    expect((await api.list()).filter(({ archived }) => !archived)).toEqual([]);
  });
});
