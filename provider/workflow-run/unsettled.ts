import type { GateReport } from "../report/gate-report.js";
import type { Origin, Tell } from "../resource.js";
import type { ClaimedPlaces } from "./claimed-places.js";
import { ClosedGate } from "./conclude.js";
import { reportPlaces } from "./mapping.js";
import { Unjudged } from "./ordered.js";
import { type Publish, writeReports } from "./publish.js";
import { declaredPart, reportOf, type Case } from "./report-of.js";
import type { Outcome } from "./state.js";
import { count } from "./verdict.js";

export interface Reporter {
  readonly publish: Publish;
  readonly claimed: ClaimedPlaces;
  readonly now: () => number;
}

/** A gate that has no outcome yet, and the one it had before. */
interface Unsettled extends Case {
  readonly origin: Origin;
  readonly before: Outcome | undefined;
}

/**
 * A verb of a gate. From its beginning the files say that there is no verdict, and after a failure why: a report of an
 * earlier deployment would be taken for this one's.
 */
export async function reporting<Done>(
  { publish, now, claimed }: Reporter,
  of: Unsettled,
  tell: Tell,
  verb: () => Promise<Done>,
): Promise<Done> {
  if (of.declared.gate === "off") return verb();
  const begunAt = new Date(now()).toISOString();
  const { own: places, error: refusal } = claimed.claim(of.origin.urn, reportPlaces(of.declared));
  // To files only: a step's summary is added to, so that what is said there has to be the last word. What cannot be
  // written is told at the end, once.
  const begun = unsettled(of, begunAt, "the deployment has not come to a verdict");
  await writeReports({ ...begun, verdict: "pending" }, places);
  try {
    if (refusal !== undefined) throw refusal;
    return await verb();
  } catch (error) {
    if (error instanceof ClosedGate) throw error;
    const why = error instanceof Error ? error.message : String(error);
    const report = unsettled(of, begunAt, why, error instanceof Unjudged ? error.outcome : undefined);
    for (const problem of await publish(report, places)) tell("warning", problem);
    throw error;
  }
}

/** A report without an outcome, or with one that no gate has judged. */
function unsettled(of: Unsettled, begunAt: string, why: string, outcome?: Outcome): GateReport {
  const { before, ...place } = of;
  const none = { sequence: before?.sequence ?? 0, dispatchedAt: begunAt, count: count([]), runs: [], retried: [] };
  return {
    ...(outcome === undefined ? { flaky: false, ...none } : reportOf(place, outcome)),
    ...declaredPart(place),
    verdict: "inconclusive",
    blocked: true,
    why,
    nextUp: "tries-again",
  };
}
