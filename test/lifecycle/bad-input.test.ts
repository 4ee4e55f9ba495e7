import { describe, expect, it } from "@jest/globals";
import type { Bag } from "../support/provider-process/bag.js";
import { inputs } from "../support/provider-process/inputs.js";
import { everyField, leastFields, oneModel } from "./declared.js";
import { startedWorld } from "./world.js";

/** A value that no message may repeat. */
const value = "hunter2";

const wrong: { what: string; args: Bag; reasons: string[] }[] = [
  {
    what: "nothing at all",
    args: {},
    reasons: [
      "name is missing; give it a text",
      "mcpServerId is missing; give it a text",
      "testerPrompt is missing; give it a text",
    ],
  },
  {
    what: "names that are not known, at any depth",
    args: {
      ...leastFields,
      testerPromt: value,
      __prompt: value,
      criteria: [{ criterionText: "a" }, { criterionText: "b", isRequried: value }],
      testerTargets: [{ modelId: "m", skilMode: value }],
    },
    reasons: [
      "testerTargets[0].skilMode is not known; the nearest known name is skillMode",
      "criteria[1].isRequried is not known; the nearest known name is isRequired",
      "__prompt is not known; the nearest known name is testerPrompt",
      "testerPromt is not known; the nearest known name is testerPrompt",
    ],
  },
  {
    what: "values of other types, at any depth",
    args: {
      name: [value],
      mcpServerId: { value },
      testerPrompt: 7,
      description: true,
      testerModelIds: ["gpt-5", [value]],
      testerTargets: [value],
      criteria: [{ criterionText: null, isRequired: value }],
      schedule: value,
      limits: [value],
      metadata: value,
    },
    reasons: [
      "name is a list; give it a text",
      "mcpServerId is an object; give it a text",
      "testerPrompt is a number; give it a text",
      "description is true or false; give it a text",
      "testerModelIds[1] is a list; give it a text",
      "testerTargets[0] is a text; give it an object",
      "criteria[0].criterionText is null; give it a text",
      "criteria[0].isRequired is a text; give it true or false",
      "schedule is a text; give it an object",
      "limits is a list; give it an object",
      "metadata is a text; give it an object",
    ],
  },
  {
    what: "texts with nothing in them",
    args: { ...leastFields, name: "", testerPrompt: " \n", criteria: [{ criterionText: "\t" }], testerModelIds: [""] },
    reasons: ["name", "testerPrompt", "testerModelIds[0]", "criteria[0].criterionText"].map(
      (path) => `${path} is empty; give it a text${path === "name" ? " or leave it out" : ""}`,
    ),
  },
  {
    what: "cron with too few fields",
    args: { ...leastFields, schedule: { cron: `0 9 ${value}` } },
    reasons: ['schedule.cron has 3 fields; give five: minute hour day-of-month month day-of-week, as in "0 9 * * *"'],
  },
  {
    what: "cron with an impossible field",
    args: { ...leastFields, schedule: { cron: `0 9 * * ${value}` } },
    reasons: [
      'schedule.cron is not a cron expression; give minute hour day-of-month month day-of-week, as in "0 9 * * *"',
    ],
  },
  {
    what: "cron whose day never comes",
    args: { ...leastFields, schedule: { cron: "0 9 30 2 *" } },
    reasons: [
      "schedule.cron never comes, since no month that it names has a day that it names; " +
        "give another day of the month or month",
    ],
  },
  {
    what: "models told in two ways",
    args: { ...oneModel, testerModelIds: [value] },
    reasons: ["testerModelId is set beside testerModelIds; keep only one of them"],
  },
  {
    what: "the key of the provider's own mark",
    args: { ...leastFields, metadata: { "pulumi-armature": value } },
    reasons: ['metadata holds "pulumi-armature", where the provider keeps its own mark; choose another key'],
  },
];

describe("a check", () => {
  const world = startedWorld();

  it.each(wrong)("tells every problem of $what, and never a value", async ({ args, reasons }) => {
    const { failures } = await world().provider.check({}, inputs("search", args));
    expect(failures.map(({ reason }) => reason)).toEqual(reasons);
    // The engine prints the value of the input that a failure names.
    expect(failures.map(({ property }) => property)).toEqual(reasons.map(() => ""));
    expect(JSON.stringify(failures)).not.toContain(value);
  });

  it("tells problems of different kinds at once", async () => {
    const args = { ...oneModel, mcpServerId: "", testerModelIds: [""], criterion: [], schedule: { cron: "daily" } };
    const { failures } = await world().provider.check({}, inputs("search", args));
    expect(failures.map(({ reason }) => reason.split(" ", 1)[0]).toSorted()).toEqual(
      ["criterion", "mcpServerId", "schedule.cron", "testerModelId", "testerModelIds[0]"].toSorted(),
    );
  });

  it.each([
    { what: "every field", args: everyField },
    { what: "one model", args: oneModel },
    {
      what: "unknown keys in objects that are the user's own",
      args: { ...leastFields, schedule: { every: 15 }, limits: { a: {} } },
    },
    { what: "empty lists and objects", args: { ...leastFields, criteria: [], testerModelIds: [], metadata: {} } },
  ])("has nothing against $what, and hands it on as it is", async ({ args }) => {
    const news = inputs("search", args);
    expect(await world().provider.check({}, news)).toEqual({ inputs: news, failures: [] });
  });

  it("sends nothing, nor does a diff", async () => {
    const { emulator, provider } = world();
    const news = inputs("search", everyField);
    await provider.check({}, news);
    await provider.diff("wf_1", leastFields, news);
    expect(await emulator.requests()).toEqual([]);
  });
});
