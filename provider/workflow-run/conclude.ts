import { ApiError } from "../api/error.js";
import { blockedMessage } from "../report/blocked.js";
import { missedLine, progressLine } from "../report/progress.js";
import type { Bypass } from "../report/gate-report.js";
import { resultOf } from "../report/result.js";
import { isOutOfReach } from "../report/words.js";
import { PartialState, type Existing, type Properties, type Tell } from "../resource.js";
import { dispatchAll, type Dispatcher, type Order } from "./dispatch.js";
import { isGoing, stops, type Override } from "./gate.js";
import { judged, type Judge } from "./judge.js";
import { reportPlaces } from "./mapping.js";
import type { Publish } from "./publish.js";
import { reportOf, type Case } from "./report-of.js";
import type { Declared } from "./schema.js";
import { dispensable, stateOf, type Outcome } from "./state.js";
import type { Listener } from "./wait.js";

export interface Means extends Dispatcher, Judge {
  readonly override: Override;
  readonly publish: Publish;
}

/** How often inconclusive runs are dispatched again. */
const mostRetries = 2;

/** Whose runs they are, and what it takes to dispatch them again. */
interface Concluding extends Case {
  readonly origin: Order["origin"];
  readonly inputs: Properties;
}

/**
 * Waits, judges, reports, and then lets the deployment go on or stops it.
 *
 * @throws PartialState when the gate stops the deployment: its runs stay known
 */
export async function conclude(
  means: Means,
  id: string,
  of: Concluding,
  dispatched: Outcome,
  bypass: Bypass | undefined,
  tell: Tell,
): Promise<Existing> {
  const { declared, inputs } = of;
  const outcome = declared.gate === "off" ? dispatched : await judgedWithRetries(means, of, dispatched, tell);
  const isBypassed = stops(declared, outcome) && outcome.verdict !== "pending";
  const concluded: Outcome = { ...outcome, bypass: (isBypassed ? bypass : undefined) ?? outcome.bypass };
  const report = reportOf(of, concluded);
  const existing = { id, state: stateOf(inputs, concluded, resultOf(report)) };
  if (declared.gate === "off") return existing;

  for (const problem of await means.publish(report, reportPlaces(declared))) tell("warning", problem);
  const message = blockedMessage(report);
  if (report.blocked) throw new PartialState(message, existing, dispensable);
  if (concluded.verdict !== "pass") tell("warning", message);
  return existing;
}

async function judgedWithRetries(means: Means, of: Concluding, dispatched: Outcome, tell: Tell): Promise<Outcome> {
  const told = listener(tell, means.now);
  let outcome = await judged(means, of.declared, dispatched, told);
  while (mayRetry(of.declared, outcome)) {
    const { declared, origin } = of;
    tell("info", "The runs are inconclusive; they are dispatched again.");
    try {
      const again = await dispatchAll(
        means,
        { declared, origin, sequence: outcome.sequence, base: outcome.base },
        false,
      );
      const retried = [...outcome.retried, ...outcome.runs];
      outcome = await judged(means, declared, { ...outcome, ...again, retried, retries: outcome.retries + 1 }, told);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      tell("warning", error.message);
      return outcome;
    }
  }
  return outcome;
}

function mayRetry({ onInconclusive, requiredPasses }: Declared, outcome: Outcome): boolean {
  const { verdict, retries, runs } = outcome;
  const canHelp = verdict === "inconclusive" && !isGoing(outcome) && !isOutOfReach({ requiredPasses, runs });
  return onInconclusive === "retry" && retries < mostRetries && canHelp;
}

/** Says how the waiting goes, a line for each step of a run. */
function listener(tell: Tell, now: () => number): Listener {
  const startMs = now();
  return {
    seen: (run) => tell("passing", progressLine(run, Math.round((now() - startMs) / 1000))),
    missed: (run, { status, what }) => tell("info", missedLine(run, [status, what].join(" ").trim())),
  };
}
