import type { Run } from "../report/gate-report.js";
import { isUnevaluated, newRun } from "./mapping.js";
import type { Verdict } from "./verdict.js";

const verdicts = ["pending", "pass", "fail", "inconclusive"] as const satisfies readonly Verdict[];

/** Of a run that says pass, and whose evaluation is still to be read. */
const unread = String(verdicts.length);

/** A run's verdict as one digit: the place of it among all verdicts. */
export const digitOf = (run: Run): string =>
  run.verdict === "inconclusive" && isUnevaluated(run) ? unread : String(verdicts.indexOf(run.verdict));

/** As much of a run as its id and its digit tell. */
export function runOf(id: string, digit: string | undefined, sequence: number, dashboard: string): Run {
  const verdict = digit === unread ? "inconclusive" : (verdicts[Number(digit)] ?? "pending");
  return { ...newRun(id, sequence, dashboard), status: digit === unread ? "pass" : verdict, verdict };
}
