import type { GateReport } from "../report/gate-report.js";
import type { Tell } from "../resource.js";
import { ClosedGate } from "./conclude.js";
import { reportPlaces } from "./mapping.js";
import { publisher, type Publish } from "./publish.js";
import { declaredPart, type Case } from "./report-of.js";
import type { Outcome } from "./state.js";
import { count } from "./verdict.js";

/** Files only: a step's summary is added to, so that what is said there has to be the last word. */
const toFiles = publisher(undefined);

export interface Reporter {
  readonly publish: Publish;
  readonly now: () => number;
}

/** A gate that has no outcome yet, and the one it had before. */
interface Unsettled extends Case {
  readonly before: Outcome | undefined;
}

/**
 * A verb of a gate. From its beginning the files say that there is no verdict, and after a failure why: a report of an
 * earlier deployment would be taken for this one's.
 */
export async function reporting<Done>(
  { publish, now }: Reporter,
  of: Unsettled,
  tell: Tell,
  verb: () => Promise<Done>,
): Promise<Done> {
  if (of.declared.gate === "off") return verb();
  const begunAt = new Date(now()).toISOString();
  const places = reportPlaces(of.declared);
  // What cannot be written is told at the end, once.
  await toFiles(unsettled(of, begunAt, "pending", "the deployment has not come to a verdict"), places);
  try {
    return await verb();
  } catch (error) {
    if (error instanceof ClosedGate) throw error;
    const why = error instanceof Error ? error.message : String(error);
    for (const problem of await publish(unsettled(of, begunAt, "inconclusive", why), places)) tell("warning", problem);
    throw error;
  }
}

function unsettled(of: Unsettled, dispatchedAt: string, verdict: "pending" | "inconclusive", why: string): GateReport {
  return {
    ...declaredPart(of),
    verdict,
    blocked: true,
    flaky: false,
    why,
    nextUp: "tries-again",
    sequence: of.before?.sequence ?? 0,
    dispatchedAt,
    count: count([]),
    runs: [],
    retried: [],
  };
}
