import type { Run } from "./gate-report.js";
import { inWords, oneLine, secondsOf } from "./words.js";

const runOf = ({ id, model }: Run): string => `Run ${id}${model === undefined ? "" : ` (${model})`}`;

/** How far a run has come: its state, how long it took or has been waited for, and where to look. */
export function progressLine(run: Run, waitedSeconds: number): string {
  const seconds = secondsOf(run);
  const isGoing = seconds === undefined && run.verdict === "pending";
  const took = seconds === undefined ? "" : ` after ${inWords(seconds)}`;
  const time = isGoing ? `, waited for ${inWords(waitedSeconds)}` : took;
  return oneLine(`${runOf(run)} ${stateOf(run)}${time}: ${run.url}`);
}

/** That a look at a run failed, which says nothing of the run. */
export const missedLine = (run: Run, what: string): string =>
  oneLine(`${runOf(run)} stays known and is looked at again; the last look failed: ${what}`);

function stateOf({ status, verdict }: Run): string {
  switch (status) {
    case "pass":
      return "passed";
    case "fail":
      return "failed";
    case "partial":
      return "passed in part";
    case "timed_out":
      return "timed out";
    default:
      return verdict === "pending" ? `is ${status}` : `ended with ${status}`;
  }
}
