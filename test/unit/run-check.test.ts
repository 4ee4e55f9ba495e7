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
