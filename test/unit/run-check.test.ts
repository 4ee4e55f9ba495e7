import { describe, expect, it } from "@jest/globals";
import { unknownValue } from "../../provider/resource.js";
import { runProblems } from "../../provider/workflow-run/check.js";

const problemsOf = (inputs: Record<string, unknown>): string[] =>
  runProblems({ workflowId: "wf_1", ...inputs }).map(({ path, message }) => `${path} ${message}`);

const two = ["gpt-5", "claude-sonnet-4"];

describe("the passes that a run requires", () => {
  it.each([
    [{ requiredPasses: 3, testerModelIds: two }, "the 2 runs that are"],
    [{ requiredPasses: 3, testerModelIds: two, repeats: null }, "the 2 runs that are"],
    [{ requiredPasses: 5, testerModelIds: two, repeats: 2 }, "the 4 runs that are"],
    [{ requiredPasses: 2, testerTargets: [{ modelId: "gpt-5" }] }, "the one run that is"],
  ])("are refused when %j cannot give them", (inputs, those) => {
    expect(problemsOf(inputs)).toEqual([`requiredPasses is more than ${those} dispatched; lower it or raise repeats`]);
  });

  it.each([
    { requiredPasses: 2, testerModelIds: two },
    { requiredPasses: 4, testerModelIds: two, repeats: 2 },
    { requiredPasses: "all", testerModelIds: two },
    { requiredPasses: 9 },
    { requiredPasses: 9, testerModelIds: [] },
    { requiredPasses: unknownValue, testerModelIds: two },
    { requiredPasses: 9, testerModelIds: unknownValue },
    { requiredPasses: 9, testerModelIds: two, repeats: unknownValue },
  ])("are taken where they can be had, or nobody knows yet: %o", (inputs) => {
    expect(problemsOf(inputs)).toEqual([]);
  });
});

describe("the time-outs of a run", () => {
  it.each(["timeoutSeconds", "queueTimeoutSeconds"])("are whole seconds of a day at the most: %s", (name) => {
    const isTaken = (value: unknown): boolean => problemsOf({ [name]: value }).length === 0;
    expect([0, 1, 86_400, 86_401, 1.5, "60"].map(isTaken)).toEqual([false, true, true, false, false, false]);
  });
});

describe("the reports of a run", () => {
  it.each([
    [{ junit: "gate", json: "gate" }, ["reports.json is the path of reports.junit; give each report its own"]],
    [
      { json: "out/./gate", markdown: "out//a/../gate" },
      ["reports.markdown is the path of reports.json; give each report its own"],
    ],
    [
      { junit: "gate", json: "gate", markdown: "gate" },
      [
        "reports.json is the path of reports.junit; give each report its own",
        "reports.markdown is the path of reports.junit; give each report its own",
      ],
    ],
  ])("are refused where one would be written over another: %j", (reports, problems) => {
    expect(problemsOf({ reports })).toEqual(problems);
  });

  it.each([
    { junit: "gate.xml", json: "gate.json", markdown: "gate.md" },
    { junit: "a/gate", json: "b/gate" },
    { junit: null, json: null },
    { junit: unknownValue, json: unknownValue },
  ])("are taken on paths of their own, or where nobody knows yet: %o", (reports) => {
    expect(problemsOf({ reports })).toEqual([]);
  });

  it.each([unknownValue, null])("are taken when all of it is %p", (reports) => {
    expect(problemsOf({ reports })).toEqual([]);
  });
});
