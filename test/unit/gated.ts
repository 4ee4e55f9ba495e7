import type { GateReport, Run } from "../../provider/report/gate-report.js";
import { count, verdictOf } from "../../provider/workflow-run/verdict.js";

/** A run of which the server said no more than it must. */
export const run = (given: Partial<Run> = {}): Run => ({
  id: "run_1",
  sequence: 1,
  status: given.verdict ?? "pass",
  verdict: "pass",
  url: `https://armature.tools/runs/${given.id ?? "run_1"}`,
  ...given,
});

/** A gate over runs all of which have to pass. */
export function gated(runs: readonly Run[], given: Partial<GateReport> = {}): GateReport {
  const verdicts = runs.map(({ verdict }) => verdict);
  const verdict = given.verdict ?? verdictOf(verdicts, given.requiredPasses ?? "all");
  return {
    project: "shop",
    stack: "prod",
    name: "search",
    gate: "block",
    verdict,
    blocked: verdict !== "pass" && given.bypass === undefined,
    flaky: false,
    onInconclusive: "block",
    nextUp: verdict === "pass" ? "nothing" : "dispatches",
    workflowId: "wf_1",
    sequence: 1,
    dispatchedAt: "2026-11-24T10:00:00.123Z",
    requiredPasses: "all",
    count: count(verdicts),
    runs,
    retried: [],
    ...given,
  };
}

export const passed = run({ model: "gpt-5.1" });

export const failed = run({
  id: "run_2",
  model: "claude",
  status: "partial",
  verdict: "fail",
  startedAt: "2026-11-24T10:00:00Z",
  endedAt: "2026-11-24T10:01:30.500Z",
  costUsd: 0.125,
  failedCriteria: ["Finds the order", "Asks once"],
});

export const broken = run({ id: "run_3", status: "error", verdict: "inconclusive" });

export const late = run({ id: "run_4", status: "running", verdict: "pending", why: "interrupted" });

export const bypass = { gate: "warn", reason: "the shop is down" } as const;
