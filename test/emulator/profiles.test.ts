import { describe, expect, it } from "@jest/globals";
import { lossyProfiles, type Profile, type ProfileName, profileNames, profiles } from "../../sdk/testing/index.js";
import { choices } from "../../sdk/testing/emulator/profile/choices.js";
import { at, created, dispatched, leastFields, send } from "./client.js";
import { emulators } from "./started.js";

const values = Object.entries(choices).flatMap(([choice, all]) =>
  all.map((value) => ({ choice: choice as keyof typeof choices, value })),
);

/** The value with its keys in camelCase at every depth. */
function camel(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camel);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key.replaceAll(/_([a-z])/gu, (_, letter: string) => letter.toUpperCase()),
      camel(inner),
    ]),
  );
}

describe("the named profiles", () => {
  const start = emulators();

  it.each(values)("choose $value for $choice in one of them", ({ choice, value }) => {
    expect(Object.values(profiles).some((profile) => profile[choice] === value)).toBe(true);
  });

  const literal = profileNames.filter((name) => !lossyProfiles.has(name) && !profiles[name].normalises);

  it.each(literal)("keep, as %s does, all that a client sends", async (profile) => {
    const emulator = await start({ profile });
    const sent = {
      ...leastFields,
      testerModelId: "a",
      testerTargets: [{ modelId: "a", skillMode: "none" }],
      criteria: [{ criterionText: "b" }, { criterionText: "a", isRequired: false }],
      schedule: { cron: "0 9 * * *" },
      toolPolicy: { allowedTools: ["search"], deep: { note: null } },
      metadata: { z: [1, { y: 2 }], a: 1 },
    };
    const changes = { criteria: [{ criterionText: "c" }], metadata: { only: true } };
    const path = `/workflows/${(await created(emulator, sent)).id}`;

    const recordOf = async (): Promise<unknown> => {
      const answer = camel((await send(emulator, "GET", path)).body);
      return at(answer, "workflow") ?? answer;
    };
    expect(await recordOf()).toMatchObject(sent);
    expect([200, 204]).toContain((await send(emulator, "PATCH", path, { ...changes, schedule: null })).status);
    const record = await recordOf();
    const { schedule, ...kept } = sent;
    expect(record).toMatchObject({ ...kept, ...changes });
    expect(record).not.toMatchObject({ schedule });
  });

  it.each(profileNames)("answer, as %s does, a dispatch of several runs with all of their ids", async (profile) => {
    const emulator = await start({ profile });
    const { id } = await created(emulator, { testerModelIds: ["a", "b"] });
    const { text } = await send(emulator, "POST", `/workflows/${id}/runs`);
    const ids = (await emulator.runs()).slice(2).map((run) => run.id);
    expect(text.match(/"[^"]{25,}"/gu)).toEqual(ids.map((runId) => `"${runId}"`));
  });

  it("go through a list page by page", async () => {
    const emulator = await start({ profile: "paged" });
    for (const name of ["a", "b", "c"]) await created(emulator, { name });
    const pages = await Promise.all(
      ["", "?page=2", "?page=3"].map((query) => send(emulator, "GET", `/workflows${query}`)),
    );
    expect(pages.map(({ body }) => body)).toMatchObject([
      { rows: [{ name: "a" }, { name: "b" }], page: 1, pageSize: 2, total: 3, nextPage: 2 },
      { rows: [{ name: "c" }], page: 2 },
      { rows: [], page: 3 },
    ]);
    expect(pages[1]?.body).not.toHaveProperty("nextPage");
    expect((await send(emulator, "GET", "/workflows?page=x")).status).toBe(400);
  });
});

describe("the profile of a running emulator", () => {
  const start = emulators();

  it("can be changed, and what is left out is as documented", async () => {
    const emulator = await start({ profile: "terse" });
    const { id } = await created(emulator);
    await emulator.setProfile({ dispatchAnswer: "run" });
    expect(at((await send(emulator, "GET", `/workflows/${id}`)).body, "workflow.id")).toBe(id);
    const [run] = await dispatched(emulator, id, { idempotencyKey: "k" });
    expect((await send(emulator, "POST", `/workflows/${id}/runs`, { idempotencyKey: "k" })).body).toEqual({
      run: { id: run?.id },
    });
  });

  const wrong: { profile: unknown; message: string }[] = [
    {
      profile: "flat-snek",
      message: 'The profile cannot be used: "flat-snek" is not known (the nearest is "flat-snake", of documented, ',
    },
    {
      profile: { keyCaes: "camel", archive: "410", listPageSize: 0 },
      message:
        "The profile cannot be used: keyCaes is not known (the nearest known name is keyCase); " +
        "listPageSize must be a whole number of at least 1; " +
        "archive must be one of 404, archivedAt, archived_at, archived-flag, status.",
    },
    { profile: undefined, message: "The profile cannot be used: must be an object." },
  ];

  it.each(wrong)("is not taken when it is $profile", async ({ profile, message }) => {
    const emulator = await start();
    await expect(emulator.setProfile(profile as ProfileName | Partial<Profile>)).rejects.toMatchObject({
      name: "EmulatorOptionError",
      message: expect.stringContaining(message),
    });
  });
});
