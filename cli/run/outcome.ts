import type { GateReport } from "../../provider/report/gate-report.js";
import { nextStep, oneLine, runName, saying, tally } from "../../provider/report/words.js";

/** 0 when it passed, 1 when the product failed, 3 when nothing can be said of it. */
export const exitCodes = { pass: 0, fail: 1, inconclusive: 3, pending: 3 } as const;

/** What came of it, for a person: the verdict, a line for each run, and what to do. */
export function outcomeText(report: GateReport): string {
  const runs = report.runs.flatMap((run) => [
    `  ${runName(run)}: ${saying(run)}  ${oneLine(run.url)}`,
    ...(run.failedCriteria ?? []).map((criterion) => `    failed: ${oneLine(criterion)}`),
  ]);
  const next = report.verdict === "pass" ? [] : [nextStep(report)];
  return [`${report.verdict}: ${tally(report)}.`, ...runs, ...next, ""].join("\n");
}
