import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { type Properties, unknownValue } from "../../provider/resource.js";
import { workflowProblems } from "../../provider/workflow/check.js";
import { workflowFields } from "../../provider/workflow/diff.js";

const least = { name: "Search", mcpServerId: "mcp_1", testerPrompt: "Find." };

const whole: Properties = {
  ...least,
  description: "Nightly",
  defaultMcpAuthProfileId: "auth_1",
  testerModelIds: ["claude-sonnet-4"],
  testerTargets: [{ modelId: "gpt-5", skillMode: "none", skillVersionId: "sv_1" }],
  criteria: [{ criterionText: "It found one.", isRequired: true }, { criterionText: "It was quick." }],
  schedule: { cron: "0 9 * * 1-5", timezone: "UTC" },
  limits: { any: { thing: null } },
  retryPolicy: {},
  toolPolicy: { allowed_tools: ["search"] },
  metadata: { team: "a" },
};

/** The problems, one line each, as a person reads them. */
const told = (inputs: Properties): string[] =>
  workflowProblems(inputs).map(({ path, message }) => `${path} ${message}`);

describe("a workflow's inputs", () => {
  it("may be the least and the whole of what the API takes", () => {
    expect(workflowProblems(least)).toEqual([]);
    expect(workflowProblems(whole)).toEqual([]);
  });

  it("may leave anything optional out, as null too, which Pulumi sends for an output that is undefined", () => {
    const optional = workflowFields.filter((field) => !Object.hasOwn(least, field));
    const inputs = { ...least, ...Object.fromEntries(optional.map((field) => [field, null])) };
    expect(workflowProblems(inputs)).toEqual([]);
    expect(workflowProblems({ ...least, criteria: [{ criterionText: "x", isRequired: null }] })).toEqual([]);
  });

  it("have all of their problems told at once, each with its place", () => {
    const inputs = {
      testerPrompt: " ",
      mcpServerId: 7,
      criteria: [{ criterionText: "x" }, { isRequired: "yes" }, "z"],
      testerModelIds: "gpt-5",
      testerTargets: [{ modelId: null }],
      schedule: { cron: "every day" },
      limits: [],
    };
    expect(told(inputs).sort()).toEqual([
      "criteria[1].criterionText is missing; give it a text",
      "criteria[1].isRequired is a text; give it true or false",
      "criteria[2] is a text; give it an object",
      "limits is a list; give it an object",
      "mcpServerId is a number; give it a text",
      "name is missing; give it a text",
      expect.stringMatching(/^schedule\.cron has 2 fields; give five/),
      "testerModelIds is a text; give it a list",
      "testerPrompt is empty; give it a text",
      "testerTargets[0].modelId is null; give it a text",
    ]);
  });

  it.each([
    [{ testerPromt: "x" }, "testerPromt is not known; the nearest known name is testerPrompt"],
    [{ testerModelID: "x" }, "testerModelID is not known; the nearest known name is testerModelId"],
    [{ tester_model_id: "x" }, "tester_model_id is not known; the nearest known name is testerModelId"],
    [{ prompt: "x" }, "prompt is not known; the nearest known name is testerPrompt"],
    [{ model: "x" }, "model is not known; the nearest known name is testerModelId"],
    [{ Auth_Profile: "x" }, "Auth_Profile is not known; the nearest known name is defaultMcpAuthProfileId"],
    [{ policy: "x" }, "policy is not known; the nearest known name is toolPolicy"],
    [{ __testerPrompt: "x" }, "__testerPrompt is not known; the nearest known name is testerPrompt"],
    [{ mcp_server_id: "x" }, "mcp_server_id is not known; the nearest known name is mcpServerId"],
    [
      { criteria: [{ criterionText: "x", required: true }] },
      "criteria[0].required is not known; the nearest known name is isRequired",
    ],
    [
      { testerTargets: [{ modelId: "x", skill_mode: "y" }] },
      "testerTargets[0].skill_mode is not known; the nearest known name is skillMode",
    ],
    [{ constructor: "x" }, expect.stringMatching(/^constructor is not known; the nearest known name is \w+$/)],
  ])("with an unknown name %j are told the nearest one", (inputs, problem) => {
    expect(told({ ...least, ...inputs })).toEqual([problem]);
  });

  it("may have any key in what the API calls an object", () => {
    for (const field of ["schedule", "limits", "retryPolicy", "toolPolicy", "metadata"]) {
      expect(workflowProblems({ ...least, [field]: { some_key: [1, { deep: null }] } })).toEqual([]);
      expect(told({ ...least, [field]: "x" })).toEqual([`${field} is a text; give it an object`]);
    }
  });

  it("leave the provider's own mark alone", () => {
    const metadata = { "pulumi-armature": "mine" };
    expect(told({ ...least, metadata })).toEqual([expect.stringMatching(/^metadata holds "pulumi-armature", where /)]);
  });

  it("name one model or several, not both", () => {
    const both = { ...least, testerModelId: "a", testerModelIds: ["b"] };
    expect(told(both)).toEqual(["testerModelId is set beside testerModelIds; keep only one of them"]);
    expect(workflowProblems({ ...both, testerModelIds: null })).toEqual([]);
  });
});

describe("a value that a preview does not know yet", () => {
  it.each(workflowFields)("is not yet wrong as %s", (field) => {
    expect(workflowProblems({ ...whole, [field]: unknownValue })).toEqual([]);
  });

  it.each([
    { criteria: [unknownValue] },
    { criteria: [{ criterionText: unknownValue, isRequired: unknownValue }] },
    { testerModelIds: ["a", unknownValue] },
    { testerTargets: [{ modelId: unknownValue, skillMode: unknownValue }] },
    { schedule: { cron: unknownValue } },
    { limits: { most: unknownValue } },
  ])("is not yet wrong deeper down: %j", (inputs) => {
    expect(workflowProblems({ ...least, ...inputs })).toEqual([]);
  });

  it("does not hide what is wrong beside it", () => {
    const criteria = [{ criterionText: unknownValue, wanted: true }, { criterionText: "" }];
    expect(told({ ...least, name: unknownValue, criteria })).toEqual([
      "criteria[0].wanted is not known; the nearest known name is isRequired",
      "criteria[1].criterionText is empty; give it a text",
    ]);
  });

  it("under a name that is not known is a mistake all the same", () => {
    expect(told({ ...least, testerPromt: unknownValue })).toEqual([
      "testerPromt is not known; the nearest known name is testerPrompt",
    ]);
  });
});

describe("any inputs at all", () => {
  const json = fc.json().map((text): unknown => JSON.parse(text));
  const names = fc.oneof(fc.constantFrom(...workflowFields), fc.string());

  it("are checked without a throw, each problem has a place and never the value", () => {
    const secret = "Xk7-open-sesame-Q2";
    const value = fc.oneof(
      json,
      fc.constantFrom(secret, [secret], { cron: secret }, [{ modelId: [secret] }], unknownValue),
    );
    fc.assert(
      fc.property(fc.dictionary(names, value), (inputs) => {
        const problems = workflowProblems(inputs);
        expect(problems.filter(({ message }) => message.trim() === "" || message.includes(secret))).toEqual([]);
        // Only a key that is empty itself has an empty place.
        if (!Object.hasOwn(inputs, "")) expect(problems.filter(({ path }) => path === "")).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
