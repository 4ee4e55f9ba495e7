import { ApiError } from "../api/error.js";
import { blockedMessage } from "../report/blocked.js";
import type { Bypass } from "../report/gate-report.js";
import { resultOf } from "../report/result.js";
import { oneLine } from "../report/words.js";
import { PartialState, type Existing, type Properties, type Tell } from "../resource.js";
import { dispatchAll, type Dispatcher } from "./dispatch.js";
import { isGoing, stops, type Override } from "./gate.js";
import { judged, type Judge } from "./judge.js";
import { reportPlaces } from "./mapping.js";
import type { Publish } from "./publish.js";
import { reportOf, type Case } from "./report-of.js";
import type { Declared } from "./schema.js";
import { dispensable, stateOf, type Outcome } from "./state.js";

export interface Means extends Dispatcher, Judge {
  readonly override: Override;
  readonly publish: Publish;
}

/** How often inconclusive runs are dispatched again. */
const mostRetries = 2;

/**
 * Waits, judges, reports, and then lets the deployment go on or stops it.
 *
 * @throws PartialState when the gate stops the deployment: its runs stay known
 */
export async function conclude(
  means: Means,
  id: string,
  of: Case & { readonly inputs: Properties },
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

async function judgedWithRetries(means: Means, of: Case, dispatched: Outcome, tell: Tell): Promise<Outcome> {
  const seen = progress(tell, means.now);
  let outcome = await judged(means, of.declared, dispatched, seen);
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
      outcome = await judged(means, declared, { ...outcome, ...again, retried, retries: outcome.retries + 1 }, seen);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      tell("warning", error.message);
      return outcome;
    }
  }
  return outcome;
}

function mayRetry({ onInconclusive }: Declared, outcome: Outcome): boolean {
  const { verdict, retries } = outcome;
  return verdict === "inconclusive" && onInconclusive === "retry" && !isGoing(outcome) && retries < mostRetries;
}

/** Says when a run has come further: its state, how long it took, and where to look. */
function progress(tell: Tell, now: () => number): Parameters<typeof judged>[3] {
  const startMs = now();
  return ({ id, model, status, url }) => {
    const seconds = Math.round((now() - startMs) / 1000);
    const whose = model === undefined ? "" : ` (${model})`;
    tell("passing", oneLine(`Run ${id}${whose} is ${status} after ${seconds} s: ${url}`));
  };
}
