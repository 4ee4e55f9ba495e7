import type { GateReport } from "../report/gate-report.js";
import type { Origin } from "../resource.js";
import { stops } from "./gate.js";
import type { Declared } from "./schema.js";
import type { Outcome } from "./state.js";
import { count } from "./verdict.js";

/** Whose runs they are, and what is declared of them. */
export interface Case {
  readonly declared: Declared;
  readonly origin: Origin;
}

export function reportOf({ declared, origin }: Case, outcome: Outcome): GateReport {
  const { workflowId, workflowVersionId, gate, requiredPasses } = declared;
  const { runs, retried, retries, verdict, sequence, dispatchedAt, bypass } = outcome;
  const baselineRunId = outcome.baseline;
  return {
    ...origin,
    gate,
    verdict,
    blocked: stops(declared, outcome),
    flaky: verdict === "pass" && retries > 0,
    ...(bypass === undefined ? {} : { bypass }),
    workflowId,
    ...(workflowVersionId === undefined ? {} : { workflowVersionId }),
    sequence,
    dispatchedAt,
    requiredPasses,
    count: count(runs.map((run) => run.verdict)),
    runs,
    retried,
    ...(baselineRunId === undefined ? {} : { baselineRunId }),
  };
}
