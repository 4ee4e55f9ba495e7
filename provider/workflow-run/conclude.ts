import { ApiError } from "../api/error.js";
import { blockedMessage } from "../report/blocked.js";
import type { Bypass, GateReport } from "../report/gate-report.js";
import { resultOf } from "../report/result.js";
import { PartialState, type Existing, type Tell } from "../resource.js";
import type { Dispatcher } from "./dispatch.js";
import { standingBypass, type Override } from "./bypass.js";
import { stops } from "./gate.js";
import { having, type Judge } from "./judge.js";
import { reportPlaces } from "./mapping.js";
import { cutShort, kept, type Ordered } from "./ordered.js";
import type { Publish } from "./publish.js";
import { reportOf } from "./report-of.js";
import { judgedWithRetries, type Judged } from "./retries.js";
import type { RunField } from "./schema.js";
import { dispensable, stateOf, type Outcome } from "./state.js";

export interface Means extends Dispatcher, Judge {
  readonly override: Override;
  readonly publish: Publish;
}

/** A closed gate, of which everything is known and reported. */
export class ClosedGate extends PartialState {}

/** Whose runs they are, and what this deployment may do about them. */
export interface Concluding extends Judged {
  /** What differs from the deployment before. */
  readonly changed: readonly RunField[];
  /** What the environment asks for. */
  readonly bypass: Bypass | undefined;
}

/**
 * Waits, judges, reports, and then lets the deployment go on or stops it.
 *
 * @throws ClosedGate when the gate stops the deployment: its runs stay known
 */
export async function conclude(
  means: Means,
  of: Concluding,
  { outcome: dispatched, failure }: Ordered,
  tell: Tell,
): Promise<Existing> {
  if (failure !== undefined) return bypassed(means, of, dispatched, failure, tell);
  return kept(of, dispatched, async () => {
    const isOff = of.declared.gate === "off";
    const judged = isOff
      ? { outcome: having(dispatched, dispatched.runs, of.declared), failure }
      : await judgedWithRetries(means, of, dispatched, tell);
    if (judged.failure !== undefined) return bypassed(means, of, judged.outcome, judged.failure, tell);
    const outcome = { ...judged.outcome, bypass: bypassOf(of, dispatched, judged.outcome) };
    return isOff ? existing(of, outcome) : settled(means, of, outcome, reportOf(of, outcome), tell);
  });
}

const existing = ({ id, inputs, ...of }: Concluding, outcome: Outcome): Existing => ({
  id,
  state: stateOf(inputs, outcome, resultOf(reportOf(of, outcome))),
});

/** An order that was cut short, which only a bypass can let pass: the next deployment makes what is missing. */
async function bypassed(
  means: Means,
  of: Concluding,
  dispatched: Outcome,
  failure: Error,
  tell: Tell,
): Promise<Existing> {
  const canPass = of.bypass !== undefined && failure instanceof ApiError && !means.isInterrupted();
  if (!canPass) throw cutShort(of, dispatched, failure);
  const outcome: Outcome = { ...dispatched, verdict: "inconclusive", bypass: of.bypass };
  return settled(means, of, outcome, { ...reportOf(of, outcome), why: failure.message }, tell);
}

async function settled(
  means: Means,
  of: Concluding,
  outcome: Outcome,
  report: GateReport,
  tell: Tell,
): Promise<Existing> {
  for (const problem of await means.publish(report, reportPlaces(of.declared))) tell("warning", problem);
  const message = blockedMessage(report);
  if (report.blocked) throw new ClosedGate(message, existing(of, outcome), dispensable);
  if (outcome.verdict !== "pass") tell("warning", message);
  return existing(of, outcome);
}

/** The bypass that counts: one that still stands, else the one that is asked for, where there is something to bypass. */
function bypassOf({ declared, changed, bypass }: Concluding, before: Outcome, outcome: Outcome): Bypass | undefined {
  const standing = standingBypass(before, outcome, changed);
  const isStopped = stops(declared, { ...outcome, bypass: standing }) && outcome.verdict !== "pending";
  return isStopped ? bypass : standing;
}
