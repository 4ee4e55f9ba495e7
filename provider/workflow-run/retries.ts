import { ApiError } from "../api/error.js";
import { missedLine, progressLine } from "../report/progress.js";
import type { Tell } from "../resource.js";
import type { Dispatcher, Order } from "./dispatch.js";
import { isGoing } from "./gate.js";
import { judged, missingRuns, type Judge } from "./judge.js";
import { kept, repeated, type Ordered, type Placed } from "./ordered.js";
import type { Declared } from "./defaults.js";
import type { Outcome } from "./state.js";
import { isOutOfReach } from "./verdict.js";
import type { Listener } from "./wait.js";

/** How often inconclusive runs are dispatched again. */
const mostRetries = 2;

/** Whose runs are judged. */
export interface Judged extends Placed {
  readonly origin: Order["origin"];
  /** Whether inconclusive runs may be dispatched again: they are this deployment's, not only looked at anew. */
  readonly mayRetry: boolean;
}

/** What became of runs, of which inconclusive ones are dispatched again; or how far that came before a failure. */
export async function judgedWithRetries(
  means: Dispatcher & Judge,
  of: Judged,
  dispatched: Outcome,
  tell: Tell,
): Promise<Ordered> {
  const told = listener(tell, means.now);
  const outcome = await judged(means, of.declared, dispatched, told);
  if (!of.mayRetry || !isToRetry(of.declared, outcome)) return { outcome, failure: undefined };
  tell(
    "info",
    `The runs are inconclusive; they are dispatched again (retry ${outcome.retries + 1} of ${mostRetries}).`,
  );
  let again: Ordered;
  try {
    again = await repeated(means, of, outcome);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    tell("warning", error.message);
    return { outcome, failure: undefined };
  }
  if (again.failure !== undefined) return again;
  return kept(of, again.outcome, () => judgedWithRetries(means, of, again.outcome, tell));
}

function isToRetry({ onInconclusive, requiredPasses }: Declared, outcome: Outcome): boolean {
  const { verdict, retries, runs } = outcome;
  const isInReach = !isOutOfReach(requiredPasses, runs.length + missingRuns(outcome));
  const canHelp = verdict === "inconclusive" && !isGoing(outcome) && isInReach;
  return onInconclusive === "retry" && retries < mostRetries && canHelp;
}

/** Says how the waiting goes, a line for each step of a run. */
function listener(tell: Tell, now: () => number): Listener {
  const startMs = now();
  return {
    seen: (run) => tell("passing", progressLine(run, (now() - startMs) / 1000)),
    missed: (run, { status, what }) => tell("info", missedLine(run, [status, what].join(" ").trim())),
  };
}
