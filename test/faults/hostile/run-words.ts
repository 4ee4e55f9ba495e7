import { runFields } from "../../../provider/workflow-run/diff.js";

export const runKeys = [
  ...runFields,
  "id",
  "run",
  "runId",
  "runIds",
  "run_ids",
  "runs",
  "rows",
  "data",
  "status",
  "verdict",
  "result",
  "passed",
  "evaluation",
  "criteria",
  "results",
  "criterionText",
  "isRequired",
  "modelId",
  "startedAt",
  "endedAt",
  "costUsd",
  "cost",
  "nextPage",
  "total",
  "junit",
  "json",
  "url",
];

export const runWords = [
  "run_1",
  "run_2",
  "pass",
  "fail",
  "running",
  "pending",
  "gpt-5",
  "2026-11-25T10:00:00Z",
  1,
  20,
];

const run = { id: "run_1", status: "pass", modelId: "gpt-5", startedAt: "2026-11-25T10:00:00Z", costUsd: 0.1 };

/** What each criterion of a run that passed says. */
const criteria = [
  { criterionText: "Found", isRequired: true, passed: true },
  { criterionText: "In time", isRequired: false, passed: true },
];

/** The evaluation of a run that passed. */
export const wholeEvaluation = { runId: "run_1", verdict: "pass", criteria };

/** A run that passed. */
export const wholeRun = { run };

/** Answers that are understood. */
export const wholeRuns: readonly unknown[] = [
  wholeRun,
  { runIds: ["run_1", "run_2"] },
  { runs: [run, { id: "run_2" }] },
  { rows: [{ ...run, idempotencyKey: "key_1" }], total: 1 },
  wholeEvaluation,
];
