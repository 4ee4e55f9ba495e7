import { describe, expect, it } from "@jest/globals";
import type { JsonObject, StartedEmulator } from "../../sdk/testing/index.js";
import { at, created, leastFields, send } from "./client.js";
import { emulators } from "./started.js";

describe("a server that normalises", () => {
  const start = emulators();

  /** The workflow as it is read after a creation with these fields, and each PATCH. */
  async function read(emulator: StartedEmulator, fields: JsonObject, ...patches: JsonObject[]): Promise<unknown> {
    const path = `/workflows/${(await created(emulator, fields)).id}`;
    for (const patch of patches) expect((await send(emulator, "PATCH", path, patch)).status).toBe(200);
    return at((await send(emulator, "GET", path)).body, "workflow");
  }

  it("takes the white space around texts away, and none inside", async () => {
    const texts = { name: " a  b\n", testerPrompt: "\tGo.\n\nOn. ", description: " c " };
    const criteria = [{ isRequired: false, criterionText: " d " }];
    expect(await read(await start({ profile: "normalising" }), { ...texts, criteria })).toMatchObject({
      name: "a  b",
      testerPrompt: "Go.\n\nOn.",
      description: "c",
      criteria: [{ isRequired: false, criterionText: "d" }],
    });
  });

  it("keeps empty lists and objects, and objects of nulls only, as not set, by a creation and by a PATCH", async () => {
    const emulator = await start({ profile: "normalising" });
    const full = {
      testerModelIds: ["a"],
      testerTargets: [{ modelId: "a" }],
      criteria: [{ criterionText: "x" }],
      limits: { a: 1 },
      toolPolicy: { a: 1 },
      metadata: { a: 1 },
    };
    const empty = {
      testerModelIds: [],
      testerTargets: [],
      criteria: [],
      limits: {},
      toolPolicy: {},
      metadata: { a: null },
    };
    const unset = Object.fromEntries(Object.keys(empty).map((field) => [field, null]));
    expect(await read(emulator, empty)).toMatchObject(unset);
    expect(await read(emulator, full, empty)).toMatchObject(unset);
  });

  it("leaves out keys that hold null in what it does not read and in members of lists, at any depth", async () => {
    const nulls = { a: null, b: { c: null, d: [{ e: null, f: 1 }, null] } };
    const filled = { b: { d: [{ f: 1 }, null] } };
    const record = await read(await start({ profile: "normalising" }), {
      ...{ schedule: nulls, limits: nulls, retryPolicy: nulls, toolPolicy: nulls, metadata: nulls },
      criteria: [{ criterionText: "x", isRequired: null }],
      testerTargets: [{ modelId: "a", skillMode: null }],
    });
    expect(record).toMatchObject({ criteria: [{ criterionText: "x" }], testerTargets: [{ modelId: "a" }] });
    for (const field of ["schedule", "limits", "retryPolicy", "toolPolicy", "metadata"]) {
      expect(at(record, field)).toEqual(filled);
    }
    expect(at(record, "criteria.0")).not.toHaveProperty("isRequired");
    expect(at(record, "testerTargets.0")).not.toHaveProperty("skillMode");
  });

  it("tells camelCase keys of its settings in snake_case at any depth, and other keys and metadata as they came", async () => {
    const sent = { maxTurns: { perModelRun: [{ aB1: 1 }] }, "Max-Turns": 2, API_KEY: 3, Plain: 4, five: 5 };
    const told = { max_turns: { per_model_run: [{ a_b1: 1 }] }, "Max-Turns": 2, API_KEY: 3, Plain: 4, five: 5 };
    const objects = { schedule: sent, limits: sent, retryPolicy: sent, toolPolicy: sent };
    const record = await read(await start({ profile: "normalising" }), { ...objects, metadata: sent });
    for (const field of Object.keys(objects)) expect(at(record, field)).toEqual(told);
    expect(at(record, "metadata")).toEqual(sent);
  });

  const single: { what: string; fields: JsonObject; patches: JsonObject[]; told: readonly string[] | null }[] = [
    { what: "a single model", fields: { testerModelId: "a" }, patches: [], told: ["a"] },
    {
      what: "a single model beside a list",
      fields: { testerModelId: "a", testerModelIds: ["b", "c"] },
      patches: [],
      told: ["b", "c"],
    },
    {
      what: "another single model",
      fields: { testerModelId: "a" },
      patches: [{ testerModelId: "b" }],
      told: ["b"],
    },
    {
      what: "a single model in place of a list",
      fields: { testerModelIds: ["a", "b"] },
      patches: [{ testerModelIds: null, testerModelId: "c" }],
      told: ["c"],
    },
    {
      what: "a list in place of a single model",
      fields: { testerModelId: "a" },
      patches: [{ testerModelId: null, testerModelIds: ["b"] }],
      told: ["b"],
    },
    { what: "no single model", fields: { testerModelId: "a" }, patches: [{ testerModelId: null }], told: null },
    {
      what: "no single model beside a list of more",
      fields: { testerModelIds: ["a", "b"] },
      patches: [{ testerModelId: null }],
      told: ["a", "b"],
    },
  ];

  it.each(single)("keeps $what as the list of $told", async ({ fields, patches, told }) => {
    const record = await read(await start({ profile: "normalising" }), fields, ...patches);
    expect(record).toMatchObject({ testerModelId: null, testerModelIds: told });
  });

  it("leaves out what is not set, the single model too, when it leaves out unset fields", async () => {
    const emulator = await start({ profile: { normalises: true } });
    const record = await read(emulator, { testerModelId: "a", limits: {} });
    expect(record).toMatchObject({ testerModelIds: ["a"] });
    expect(record).not.toHaveProperty("testerModelId");
    expect(record).not.toHaveProperty("limits");
  });

  it("runs each model once", async () => {
    const emulator = await start({ profile: "normalising" });
    await created(emulator, { testerModelId: "a" });
    expect((await emulator.runs()).map(({ modelId }) => modelId)).toEqual(["a"]);
  });

  it.each([5, ""])(
    "refuses what cannot be used, such as a model %j, under the name it was sent with",
    async (model) => {
      const wrong = { ...leastFields, name: " ", testerModelId: model, criteria: [{ criterionText: " " }, null] };
      const { status, text } = await send(await start({ profile: "normalising" }), "POST", "/workflows", wrong);
      expect(status).toBe(400);
      for (const field of ["name", "testerModelId", "criteria[0].criterionText", "criteria[1]"]) {
        expect(text).toContain(`"field":"${field}"`);
      }
    },
  );
});
