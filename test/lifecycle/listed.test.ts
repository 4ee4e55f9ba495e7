import { describe, expect, it } from "@jest/globals";
import { type ProfileName, profileNames } from "../../sdk/testing/index.js";
import { startProvider } from "../support/provider-process/provider.js";
import type { StackResource } from "../support/provider-process/resource.js";
import { byHand } from "./by-hand.js";
import { everyField } from "./declared.js";
import { startedWorld } from "./world.js";

const count = 20;

/** Profiles whose list leaves out what a look has to tell. */
const partial: readonly ProfileName[] = ["bare-array-partial", "terse"];

describe("a refresh of many workflows", () => {
  const world = startedWorld();

  /** Workflows of a stack, and another process that is to look at them. */
  async function many(profile: ProfileName): Promise<{ workflows: StackResource[]; close: () => Promise<void> }> {
    const { emulator, newWorkflow } = world();
    await emulator.setProfile(profile);
    const others = (await emulator.workflows()).filter(({ archivedAt }) => archivedAt === undefined);
    for (const { id } of others) await byHand(emulator, "DELETE", `/workflows/${id}`);
    const workflows = Array.from({ length: count }, newWorkflow);
    await Promise.all(workflows.map((workflow, index) => workflow.up({ ...everyField, name: `workflow ${index}` })));
    const config = { "armature:baseUrl": emulator.url, "armature:apiKey": emulator.apiKey };
    const next = await startProvider({ config });
    for (const workflow of workflows) workflow.moveTo(next);
    await emulator.clearRequests();
    return { workflows, close: next.close };
  }

  const refreshed = (workflows: readonly StackResource[]): Promise<(string[] | undefined)[]> =>
    Promise.all(workflows.map((workflow) => workflow.refresh()));

  it.each(profileNames)("shows no change, from one listing where that tells enough: %s", async (profile) => {
    const { workflows, close } = await many(profile);
    try {
      expect(await refreshed(workflows)).toEqual(workflows.map(() => []));
      const sent = await world().sent();
      const lists = sent.filter(({ path }) => path === "/workflows").length;
      const gets = sent.length - lists;
      expect(gets).toBe(partial.includes(profile) ? count : 8);
      expect(lists).toBe(profile === "paged" ? count / 2 : 1);
    } finally {
      await close();
    }
  });

  it("shows what was changed and what is gone elsewhere", async () => {
    const { workflows, close } = await many("documented");
    try {
      const [last, before] = [workflows.at(-1), workflows.at(-2)];
      await byHand(world().emulator, "PATCH", `/workflows/${last?.kept.id}`, { description: "By hand." });
      await byHand(world().emulator, "DELETE", `/workflows/${before?.kept.id}`);
      const found = await refreshed(workflows);
      expect(found.slice(0, -2)).toEqual(Array.from({ length: count - 2 }, () => []));
      expect(found.slice(-2)).toEqual([undefined, ["description", "currentVersion"]]);
    } finally {
      await close();
    }
  });

  it("never shows less than what the same process has written, however old the listing is", async () => {
    const { emulator } = world();
    const { workflows, close } = await many("documented");
    try {
      const body = JSON.stringify(await byHand(emulator, "GET", "/workflows"));
      await emulator.setFaults([{ method: "GET", path: "/workflows", do: { status: 200, body } }]);
      const last = workflows.at(-1);
      await last?.up({ ...everyField, name: "Another" });
      await refreshed(workflows);
      expect(last?.kept.inputs).toMatchObject({ name: "Another" });
      await last?.up({ ...everyField, name: "A third" });
      expect(await last?.refresh()).toEqual([]);
      expect(last?.kept.inputs).toMatchObject({ name: "A third" });
    } finally {
      await close();
    }
  });

  it("shows what is gone since the look before, in the same process too", async () => {
    const { workflows, close } = await many("documented");
    try {
      expect(await refreshed(workflows)).toEqual(workflows.map(() => []));
      const last = workflows.at(-1);
      await byHand(world().emulator, "DELETE", `/workflows/${last?.kept.id}`);
      expect(await last?.refresh()).toBeUndefined();
    } finally {
      await close();
    }
  });

  it("shows no change that a listing from before it tells of", async () => {
    const { emulator, sent } = world();
    const { workflows, close } = await many("documented");
    try {
      const rows = (await emulator.workflows()).map((row) => ({ ...row, description: "As it was once." }));
      const body = JSON.stringify({ rows });
      await emulator.setFaults([{ method: "GET", path: "/workflows", do: { status: 200, body } }]);
      expect(await refreshed(workflows)).toEqual(workflows.map(() => []));
      expect(await sent()).toHaveLength(count + 1);
    } finally {
      await close();
    }
  });

  it.each([
    { what: "refused", effect: { status: 403 } },
    { what: "not understood", effect: { html: true } },
  ] as const)("asks for each by itself where the listing is $what", async ({ effect }) => {
    const { workflows, close } = await many("documented");
    try {
      await world().emulator.setFaults([{ method: "GET", path: "/workflows", do: effect }]);
      expect(await refreshed(workflows)).toEqual(workflows.map(() => []));
      const sent = await world().sent();
      expect(sent.filter(({ path }) => path === "/workflows")).toHaveLength(1);
      expect(sent).toHaveLength(count + 1);
    } finally {
      await close();
    }
  });
});
