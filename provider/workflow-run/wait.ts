import { ApiError } from "../api/error.js";
import type { RunRecord } from "../api/run-record.js";
import type { Run } from "../report/gate-report.js";
import { seenRun } from "./mapping.js";
import { Interrupted, type Watch } from "./watch.js";

export interface Deadlines {
  /** How long a run may stay pending. */
  readonly queueMs: number;
  /** How long it may then take. */
  readonly runMs: number;
}

/** Whoever wants to know how the waiting goes. */
export interface Listener {
  /** The run has come further. */
  readonly seen: (run: Run) => void;
  /** A look failed, the first one in a row. */
  readonly missed: (run: Run, error: ApiError) => void;
}

/** Kinds of error that no later look can mend. */
const final: ReadonlySet<ApiError["kind"]> = new Set(["unauthorized", "forbidden", "invalid"]);

/**
 * The run once it has ended; or as it was last seen, with the reason why there is no more to know: a deadline, an
 * interruption, a refusal. A look that fails otherwise only delays: the run goes on without us.
 */
export async function waitForRun(
  run: Run,
  watch: Watch,
  { queueMs, runMs }: Deadlines,
  now: () => number,
  { seen, missed }: Listener,
): Promise<Run> {
  let current = run;
  let deadlineMs = now() + queueMs;
  let isRunning = false;
  let lastError = "";
  for (;;) {
    try {
      const record: RunRecord | undefined = await watch.next(run.id, deadlineMs);
      lastError = record === undefined ? "the run does not exist" : "";
      if (record !== undefined) {
        const next = seenRun(current, record);
        if (next.status !== current.status) seen(next);
        current = next;
      }
    } catch (error) {
      if (error instanceof Interrupted) return { ...current, why: "the deployment was interrupted" };
      if (!(error instanceof ApiError)) throw error;
      if (final.has(error.kind)) return { ...current, why: error.message };
      if (lastError === "") missed(current, error);
      lastError = error.message;
    }
    if (current.verdict !== "pending") return current;
    if (!isRunning && current.status !== "pending") {
      isRunning = true;
      deadlineMs = now() + runMs;
    } else if (now() >= deadlineMs) {
      return { ...current, why: timedOut(isRunning, isRunning ? runMs : queueMs, lastError) };
    }
  }
}

function timedOut(isRunning: boolean, limitMs: number, lastError: string): string {
  const what = isRunning ? "did not end" : "did not start";
  const setting = isRunning ? "timeoutSeconds" : "queueTimeoutSeconds";
  return `it ${what} within ${limitMs / 1000} s (${setting})${lastError === "" ? "" : `; last look: ${lastError}`}`;
}
