import { describe, expect, it } from "@jest/globals";
import { fittingState } from "../../provider/host/fitting.js";
import { unknownValue } from "../../provider/resource.js";
import { mostRuns, runProblems } from "../../provider/workflow-run/check.js";
import { dispensable, outcomeIn, stateOf } from "../../provider/workflow-run/state.js";
import { run } from "./gated.js";

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

describe("the runs of one order", () => {
  const models = (count: number): string[] => Array.from({ length: count }, (_, index) => `model-${index}`);

  it("are refused when they are more than a closed gate can remember", () => {
    const advice = "runs, and a gate remembers 500: name fewer, or spread them over several runs";
    expect(problemsOf({ testerModelIds: models(26), repeats: 20 })).toEqual([
      `testerModelIds with repeats make 520 ${advice}`,
    ]);
    expect(problemsOf({ testerTargets: models(501).map((modelId) => ({ modelId })) })).toEqual([
      `testerTargets with repeats make 501 ${advice}`,
    ]);
  });

  it("are taken where there are no more, or nobody knows yet", () => {
    expect(problemsOf({ testerModelIds: models(25), repeats: 20 })).toEqual([]);
    expect(problemsOf({ testerModelIds: unknownValue, repeats: 20 })).toEqual([]);
    expect(problemsOf({ testerModelIds: models(400), repeats: unknownValue })).toEqual([]);
  });

  it("fit with their ids into the state of a failure, beside as much again as a program may well declare", () => {
    const runs = Array.from({ length: mostRuns }, (_, index) => run({ id: `run_${String(index).padStart(36, "0")}` }));
    const lastPasses = { "gpt-5": "run_".padEnd(40, "9") };
    const base = { own: 12, since: "2026-11-24T09:00:00.123Z" };
    const outcome = {
      runs,
      retried: runs,
      retries: 1,
      verdict: "fail",
      sequence: 40,
      dispatchedAt: base.since,
    } as const;
    const inputs = { workflowId: "wf_1", gate: "block", triggers: "x".repeat(10_000), reason: "y".repeat(10_000) };
    const reports = { junit: "a".repeat(500), json: "b".repeat(500), markdown: "c".repeat(500) };
    const dashboard = "https://an-organization-with-a-long-name.armature.app";
    const state = stateOf({ ...inputs, reports }, { ...outcome, dashboard, base, lastPasses }, {});
    const kept = fittingState(state, dispensable);
    expect(kept).toMatchObject({ runIds: runs.map(({ id }) => id), sequence: 40, reports });
    expect(outcomeIn(kept)).toMatchObject({ base, verdict: "fail" });
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
