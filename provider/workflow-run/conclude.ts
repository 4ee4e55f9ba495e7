import { ApiError } from "../api/error.js";
import { blockedMessage } from "../report/blocked.js";
import { missedLine, progressLine } from "../report/progress.js";
import type { Bypass } from "../report/gate-report.js";
import { resultOf } from "../report/result.js";
import { PartialState, type Existing, type Properties, type Tell } from "../resource.js";
import type { Dispatcher, Order } from "./dispatch.js";
import { isGoing, standingBypass, stops, type Override } from "./gate.js";
import { judged, missingRuns, type Judge } from "./judge.js";
import { reportPlaces } from "./mapping.js";
import { kept, repeated, type Ordered } from "./ordered.js";
import type { Publish } from "./publish.js";
import { reportOf, type Case } from "./report-of.js";
import type { Declared, RunField } from "./schema.js";
import { dispensable, stateOf, type Outcome } from "./state.js";
import { isOutOfReach } from "./verdict.js";
import type { Listener } from "./wait.js";

export interface Means extends Dispatcher, Judge {
  readonly override: Override;
  readonly publish: Publish;
}

/** A closed gate, of which everything is known and reported. */
export class ClosedGate extends PartialState {}

/** How often inconclusive runs are dispatched again. */
const mostRetries = 2;

/** Whose runs they are, and what this deployment may do about them. */
export interface Concluding extends Case {
  readonly origin: Order["origin"];
  readonly inputs: Properties;
  /** What differs from the deployment before. */
  readonly changed: readonly RunField[];
  /** What the environment asks for. */
  readonly bypass: Bypass | undefined;
  /** Whether inconclusive runs may be dispatched again: they are this deployment's, not only looked at anew. */
  readonly mayRetry: boolean;
}

/**
 * Waits, judges, reports, and then lets the deployment go on or stops it.
 *
 * @throws ClosedGate when the gate stops the deployment: its runs stay known
 */
export async function conclude(
  means: Means,
  id: string,
  of: Concluding,
  dispatched: Outcome,
  tell: Tell,
): Promise<Existing> {
  const { declared, inputs } = of;
  const outcome = declared.gate === "off" ? dispatched : await judgedWithRetries(means, id, of, dispatched, tell);
  const concluded = { ...outcome, bypass: bypassOf(of, dispatched, outcome) };
  const report = reportOf(of, concluded);
  const existing = { id, state: stateOf(inputs, concluded, resultOf(report)) };
  if (declared.gate === "off") return existing;

  for (const problem of await means.publish(report, reportPlaces(declared))) tell("warning", problem);
  const message = blockedMessage(report);
  if (report.blocked) throw new ClosedGate(message, existing, dispensable);
  if (concluded.verdict !== "pass") tell("warning", message);
  return existing;
}

/** The bypass that counts: one that still stands, else the one that is asked for, where there is something to bypass. */
function bypassOf({ declared, changed, bypass }: Concluding, before: Outcome, outcome: Outcome): Bypass | undefined {
  const standing = standingBypass(before, outcome, changed);
  const isStopped = stops(declared, { ...outcome, bypass: standing }) && outcome.verdict !== "pending";
  return isStopped ? bypass : standing;
}

/** @throws PartialState when runs are dispatched again, and not all of them may be known */
async function judgedWithRetries(
  means: Means,
  id: string,
  of: Concluding,
  dispatched: Outcome,
  tell: Tell,
): Promise<Outcome> {
  const told = listener(tell, means.now);
  const outcome = await judged(means, of.declared, dispatched, told);
  if (!of.mayRetry || !isToRetry(of.declared, outcome)) return outcome;
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
    return outcome;
  }
  return kept(id, of, again, () => judgedWithRetries(means, id, of, again.outcome, tell));
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
