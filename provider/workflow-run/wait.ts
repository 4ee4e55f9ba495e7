import { ApiError } from "../api/error.js";
import type { RunRecord } from "../api/run-record.js";
import type { Run } from "../report/gate-report.js";
import { evaluated, type Evaluator } from "./evaluate.js";
import { isUnevaluated, seenRun } from "./mapping.js";
import { witnessed } from "./verdict.js";
import { Interrupted, interruptedWhy, isFinal } from "./watch.js";

export interface Deadlines {
  /** How long a run may stay pending. */
  readonly queueMs: number;
  /** How long it may then take. */
  readonly runMs: number;
}

/** After so long without a word a wait looks like one that hangs. */
const silenceMs = 60_000;

/** Whoever wants to know how the waiting goes. */
export interface Listener {
  /** The run was found, has come further, or is still where it was a minute ago. */
  readonly seen: (run: Run) => void;
  /** A look failed, the first one in a row. */
  readonly missed: (run: Run, error: ApiError) => void;
}

/** A run, and until when more may become known of it. */
interface Ended {
  readonly run: Run;
  readonly deadlineMs: number;
}

/** Whether nothing more is to be found out about a run. */
export const isSettled = (run: Run): boolean => run.verdict !== "pending" && !isUnevaluated(run);

/**
 * The run once it has ended and its evaluation was read; or as it was last seen, with the reason why there is no more to
 * know: a deadline, an interruption, a refusal. A look that fails otherwise only delays: the run goes on without us.
 */
export async function waitForRun(
  before: Run,
  evaluator: Evaluator,
  deadlines: Deadlines,
  listener: Listener,
): Promise<Run> {
  const { run, deadlineMs } = isUnevaluated(before)
    ? { run: before, deadlineMs: evaluator.now() + deadlines.runMs }
    : await untilEnded(before, evaluator, deadlines, listener);
  return isUnevaluated(run) ? evaluated(run, evaluator, deadlineMs) : run;
}

async function untilEnded(
  run: Run,
  { runs, watch, now }: Evaluator,
  { queueMs, runMs }: Deadlines,
  { seen, missed }: Listener,
): Promise<Ended> {
  let current = run;
  let deadlineMs = now() + queueMs;
  let toldMs = -Infinity;
  let isRunning = false;
  let isLost = false;
  let lastError = "";
  for (;;) {
    try {
      const record: RunRecord | undefined = await watch.next(run.id, deadlineMs, () => runs.find(run.id));
      isLost = record === undefined;
      lastError = isLost ? "the run does not exist" : "";
      if (record !== undefined) {
        const next = seenRun(current, record);
        if (next.status !== current.status || now() - toldMs >= silenceMs) {
          toldMs = now();
          seen(next);
        }
        current = next;
      }
    } catch (error) {
      if (error instanceof Interrupted) return { run: { ...current, why: interruptedWhy }, deadlineMs };
      if (!(error instanceof ApiError)) throw error;
      if (isFinal(error)) return { run: { ...current, why: error.message }, deadlineMs };
      if (lastError === "") missed(current, error);
      isLost = false;
      lastError = error.message;
    }
    if (!isRunning && current.status !== "pending") {
      isRunning = true;
      deadlineMs = now() + runMs;
    }
    if (current.verdict !== "pending" || isUnevaluated(current)) return { run: current, deadlineMs };
    if (now() >= deadlineMs) {
      const why = timedOut(isRunning, isRunning ? runMs : queueMs, lastError);
      const verdict = witnessed(current.verdict, isLost ? "lost" : "awaited");
      return { run: { ...current, verdict, why }, deadlineMs };
    }
  }
}

function timedOut(isRunning: boolean, limitMs: number, lastError: string): string {
  const what = isRunning ? "did not end" : "did not start";
  const setting = isRunning ? "timeoutSeconds" : "queueTimeoutSeconds";
  return `it ${what} within ${limitMs / 1000} s (${setting})${lastError === "" ? "" : `; last look: ${lastError}`}`;
}
