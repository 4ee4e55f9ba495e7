import { setTimeout as wait } from "node:timers/promises";
import { afterEach, describe, expect, it } from "@jest/globals";
import { profileNames } from "../../sdk/testing/index.js";
import type { Bag } from "../support/provider-process/bag.js";
import { type ProviderProcess, startProvider } from "../support/provider-process/provider.js";
import { StackResource } from "../support/provider-process/resource.js";
import { byHand } from "./by-hand.js";
import { everyField, leastFields } from "./declared.js";
import { startedWorld } from "./world.js";

const day = 24 * 60 * 60 * 1000;

describe("a workflow that an earlier deployment made, and which no state knows", () => {
  const world = startedWorld();
  const processes: ProviderProcess[] = [];

  afterEach(async () => {
    await Promise.all(processes.splice(0).map((each) => each.close()));
  });

  /** The resource of that name in another deployment, whose state has nothing of it. */
  async function anew(name: string, settings: Bag = {}): Promise<StackResource> {
    const { emulator } = world();
    const config = { "armature:baseUrl": emulator.url, "armature:apiKey": emulator.apiKey, ...settings };
    const next = await startProvider({ config });
    processes.push(next);
    return new StackResource(next, name);
  }

  /** Another resource in the deployment that began last. */
  function beside(name: string): StackResource {
    const [last] = processes.slice(-1);
    if (last === undefined) throw new Error("No deployment has begun.");
    return new StackResource(last, name);
  }

  /** Makes one and forgets it: its id. */
  async function lost(name: string, fields: Bag = everyField): Promise<string> {
    const resource = await anew(name);
    await resource.up(fields);
    await world().emulator.clearRequests();
    return resource.kept.id;
  }

  it.each(profileNames)("is taken on without a second POST, on a server that behaves as %s", async (profile) => {
    const { emulator, sent } = world();
    await emulator.setProfile(profile);
    const id = await lost(`lost-${profile}`);
    const resource = await anew(`lost-${profile}`);

    expect(await resource.up(everyField)).toBe("created");
    expect(resource.kept.id).toBe(id);
    expect(resource.kept.state).toMatchObject({ ...everyField, currentVersion: { id: expect.any(String) } });
    expect(await sent("POST")).toEqual([]);
    expect(await sent("PATCH")).toEqual([]);
    expect(await resource.refresh()).toEqual([]);
    expect(await resource.up(everyField)).toBe("same");
  });

  it("is taken on when its creation ended only after the deployment had given up", async () => {
    const { emulator, sent } = world();
    const before = (await emulator.workflows()).length;
    await emulator.setFaults([{ method: "POST", times: 1, do: { cut: "after", delayMs: 10_000 } }]);
    const late = await anew("late", { "armature:requestTimeoutSeconds": 1 });
    await expect(late.up(everyField)).rejects.toThrow("The workflow may exist all the same");
    while ((await emulator.workflows()).length === before) await wait(100);

    const next = await anew("late");
    expect(await next.up(everyField)).toBe("created");
    expect(next.kept.id).toBe((await emulator.workflows()).at(-1)?.id);
    expect(await sent("POST")).toHaveLength(1);
  });

  it("is not promised to be taken by the next deployment where armature:onExisting says otherwise", async () => {
    await world().emulator.setFaults([{ method: "POST", times: 1, do: { cut: "before" } }]);
    const refusing = (await anew("unpromised", { "armature:onExisting": "refuse" })).up(everyField);
    await expect(refusing).rejects.toThrow("The workflow may exist all the same: look for its name in the dashboard");
  });

  it("is looked for once, however many are created, and only its own resource takes it", async () => {
    const { sent } = world();
    const id = await lost("one-of-many", leastFields);
    const first = await anew("one-of-many");
    const others = ["x", "y", "z"].map(beside);
    await Promise.all([first, ...others].map((resource) => resource.up(leastFields)));

    expect(first.kept.id).toBe(id);
    const asked = (await sent()).map(({ method, path }) => `${method} ${path}`);
    expect(asked.toSorted()).toEqual([
      "GET /org",
      "GET /workflows",
      `GET /workflows/${id}`,
      "POST /workflows",
      "POST /workflows",
      "POST /workflows",
    ]);
  });

  it("is refused when it is not what the program declares, with the line that adopts it", async () => {
    const { sent } = world();
    const id = await lost("changed");
    const resource = await anew("changed");
    const refused = resource.up({ ...everyField, testerPrompt: "Another.", limits: { maxToolCalls: 1 } });
    await expect(refused).rejects.toThrow(
      `Not created: ${id} bears this resource's mark, as an earlier deployment or a resource that had its name before ` +
        "leaves it, but it differs in testerPrompt, limits.maxToolCalls.",
    );
    await expect(refused).rejects.toThrow(`import: "${id}"`);
    expect(resource.isInStack).toBe(false);
    expect(await sent("POST")).toEqual([]);
    expect(await resource.up(everyField, id)).toBe("created");
  });

  it("is refused when there are two", async () => {
    const { sent, emulator } = world();
    const id = await lost("twice");
    const metadata = (await emulator.workflows()).find((made) => made.id === id)?.metadata;
    await byHand(emulator, "POST", "/workflows", { ...everyField, metadata });
    await expect((await anew("twice")).up(everyField)).rejects.toThrow(/and there is more than one\./u);
    expect(await sent("POST")).toEqual([]);
  });

  it("is refused when it is older than a day", async () => {
    const { sent, emulator } = world();
    const id = await lost("old");
    const made = (await emulator.workflows()).find((workflow) => workflow.id === id);
    const old = { ...made, createdAt: new Date(Date.now() - day - 60_000).toISOString() };
    const answering = (body: object) => ({ status: 200, body: JSON.stringify(body) });
    await emulator.setFaults([
      { method: "GET", path: "/workflows", do: answering({ rows: [old] }) },
      {
        method: "GET",
        path: `/workflows/${id}`,
        do: answering({ workflow: old, currentVersion: made?.currentVersion }),
      },
    ]);
    await expect((await anew("old")).up(everyField)).rejects.toThrow(/but it is older than a day\./u);
    expect(await sent("POST")).toEqual([]);
  });

  it("is nobody's once it is archived, and another resource's is none of its own", async () => {
    const { sent, emulator } = world();
    const id = await lost("archived");
    await byHand(emulator, "DELETE", `/workflows/${id}`);
    const resource = await anew("archived");
    expect(await resource.up(everyField)).toBe("created");
    expect(resource.kept.id).not.toBe(id);
    expect(await sent("POST")).toHaveLength(1);
  });

  it("is refused or left as it is where armature:onExisting says so", async () => {
    const { sent } = world();
    const id = await lost("wanted");
    const refuse = await anew("wanted", { "armature:onExisting": "refuse" });
    await expect(refuse.up(everyField)).rejects.toThrow(/and armature:onExisting is refuse\./u);
    expect(await sent("POST")).toEqual([]);
    const create = await anew("wanted", { "armature:onExisting": "create" });
    expect(await create.up(everyField)).toBe("created");
    expect(create.kept.id).not.toBe(id);
    expect((await sent()).map(({ method, path }) => `${method} ${path}`).slice(-2)).toEqual([
      "GET /org",
      "POST /workflows",
    ]);
  });

  it("keeps anything from being created while it cannot be looked for", async () => {
    const { emulator, sent } = world();
    await emulator.setFaults([{ method: "GET", path: "/workflows", do: { html: true } }]);
    const resource = await anew("unseen", { "armature:maxRetries": 0 });
    await expect(resource.up(everyField)).rejects.toThrow(/^GET \/workflows failed: 200 the answer is not JSON/u);
    expect(await sent("POST")).toEqual([]);
    await emulator.setFaults([]);
    expect(await resource.up(everyField)).toBe("created");
  });

  it("is found by the mark that a change of metadata has left", async () => {
    const { emulator, sent } = world();
    const resource = await anew("marked-again");
    await resource.up(leastFields);
    const changed = { ...leastFields, metadata: { team: "search" } };
    await resource.up(changed);
    await emulator.clearRequests();
    const next = await anew("marked-again");
    expect(await next.up(changed)).toBe("created");
    expect(next.kept.id).toBe(resource.kept.id);
    expect(await sent("POST")).toEqual([]);
  });

  it("is none that another resource stands for, though it bears the same mark", async () => {
    const { emulator } = world();
    const id = await lost("copied");
    const metadata = (await emulator.workflows()).find((made) => made.id === id)?.metadata;
    await byHand(emulator, "POST", "/workflows", { ...everyField, metadata });
    const copy = (await emulator.workflows()).at(-1)?.id ?? "";
    const original = await anew("copied");
    await beside("holder-of-the-copy").up(everyField, copy);
    expect(await original.up(everyField)).toBe("created");
    expect(original.kept.id).toBe(id);
  });

  it("is looked at once more before it is taken: what a list says may be old", async () => {
    const { emulator, sent } = world();
    const id = await lost("stale");
    const row = (await emulator.workflows()).find((made) => made.id === id);
    await byHand(emulator, "DELETE", `/workflows/${id}`);
    const body = JSON.stringify({ rows: [row] });
    await emulator.setFaults([{ method: "GET", path: "/workflows", times: 1, do: { status: 200, body } }]);
    const resource = await anew("stale");
    expect(await resource.up(everyField)).toBe("created");
    expect(resource.kept.id).not.toBe(id);
    expect(await sent("POST")).toHaveLength(1);
  });

  it.each([
    ["leave out null metadata", { metadata: null }],
    ["trim names", { name: ` ${everyField.name} `, metadata: undefined }],
  ])("is found where the rows of a list %s", async (what, changes) => {
    const { emulator, sent } = world();
    const id = await lost(`listed-${what}`);
    const row = { ...(await emulator.workflows()).find((made) => made.id === id), ...changes };
    const body = JSON.stringify({ rows: [row] });
    await emulator.setFaults([{ method: "GET", path: "/workflows", times: 1, do: { status: 200, body } }]);
    const resource = await anew(`listed-${what}`);
    expect(await resource.up(everyField)).toBe("created");
    expect(resource.kept.id).toBe(id);
    expect(await sent("POST")).toEqual([]);
  });
});
