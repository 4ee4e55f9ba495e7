import type { GateReport, Run } from "./gate-report.js";
import type { Result } from "./result-schema.js";
import { oneLine } from "./words.js";

/**
 * The small form, for a stack output that is not encrypted: of each run what identifies it, the server's own words on one
 * line of bounded length. Of what the program declares there is the id of the workflow, which as the id of a
 * resource is never encrypted, and how the gate decides; anything else may be a secret.
 */
export function resultOf(report: GateReport): Result {
  return resultWith(report, ({ id, sequence, model, status, verdict: said, url }) => ({
    id,
    sequence,
    ...(model === undefined ? {} : { model: oneLine(model) }),
    status: oneLine(status),
    verdict: said,
    url,
  }));
}

/** The full form, for a file: everything that is known of each run. */
export const fullResultOf = (report: GateReport): Result =>
  resultWith(report, ({ failedCriteria, regressions, ...run }) => ({
    ...run,
    ...(failedCriteria === undefined ? {} : { failedCriteria: [...failedCriteria] }),
    ...(regressions === undefined ? {} : { regressions: [...regressions] }),
  }));

function resultWith(report: GateReport, runOf: (run: Run) => Result["runs"][number]): Result {
  const { verdict: said, gate, blocked, flaky, why, bypass, workflowId } = report;
  const { project, stack, name, sequence, dispatchedAt, requiredPasses, count, runs, retried } = report;
  return {
    version: 1,
    ...(project === undefined ? {} : { project }),
    ...(stack === undefined ? {} : { stack }),
    name,
    verdict: said,
    ...(gate === undefined ? {} : { gate }),
    blocked,
    flaky,
    ...(why === undefined ? {} : { why }),
    ...(bypass === undefined ? {} : { bypass }),
    ...(workflowId === undefined ? {} : { workflowId }),
    sequence,
    dispatchedAt,
    requiredPasses,
    count,
    runs: runs.map(runOf),
    retried: retried.map(runOf),
  };
}
