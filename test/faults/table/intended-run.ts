import { fails, failsKeeping, goesOn, requestsText, type Cell, type Counts } from "./cell.js";
import { isOf, isUnreached, mayHaveArrived, tries } from "./conclusions.js";
import type { FaultCase } from "./fault.js";

const look = "GET /runs";
const dispatch = "POST /workflows/{id}/runs";
const run = "GET /runs/{id}";
const evaluation = "GET /runs/{id}/evaluation";

/** How often a dispatch is sent under its key when each answer is lost. */
const mostDispatches = 3;

const notDispatched = (counts: Counts, message: string): Cell => ({
  requests: requestsText(counts),
  server: "no run",
  state: "nothing",
  exit: fails,
  message,
  next: "dispatches: 1 run",
});

const isDispatched = (counts: Counts): Cell => ({
  requests: requestsText(counts),
  server: "1 run",
  state: "1 run, pending",
  exit: goesOn,
  message: "–",
  next: "nothing to do: 1 run",
});

/** A server that has no list of runs for this key is dispatched to all the same; one that may have one is not. */
export function intendedLook(fault: FaultCase): Cell {
  const hasNone = isOf(fault, "not-found", "forbidden", "invalid");
  if (hasNone) return isDispatched({ [look]: 1, [dispatch]: 1, [run]: 1 });
  return notDispatched({ [look]: tries("GET", fault) }, fault.kind);
}

/** A dispatch that may have arrived is looked for before it is sent again, under its own key. */
export function intendedDispatch(fault: FaultCase): Cell {
  if (isUnreached(fault)) return notDispatched({}, fault.kind);
  if (!mayHaveArrived(fault)) return notDispatched({ [look]: 1, [dispatch]: tries("POST", fault) }, fault.kind);
  // Whether what is found is all of it the workflow tells; and a run that is found is looked at, as any new one.
  if (fault.isWorkDone) return isDispatched({ [look]: 2, [dispatch]: 1, "GET /workflows/{id}": 1, [run]: 1 });
  return notDispatched({ [look]: 1 + mostDispatches, [dispatch]: mostDispatches }, fault.kind);
}

/** Until its deadline a wait asks again, unless the answer says that asking is of no use. */
const asks = (fault: FaultCase): number | "many" => {
  if (isUnreached(fault)) return 0;
  return isOf(fault, "unauthorized", "forbidden", "invalid") ? 1 : "many";
};

/** What is not known is inconclusive, and neither a pass nor a failure. */
const inconclusive = (counts: Counts, next: string): Cell => ({
  requests: requestsText(counts),
  server: "1 run",
  state: "1 run, inconclusive",
  exit: failsKeeping,
  message: "gate: inconclusive",
  next,
});

const dispatchesAnew = "dispatches anew: 2 runs";

/** A run that was not seen to end is waited for again; one that the server never knew of is lost. */
export const intendedPoll = (fault: FaultCase): Cell =>
  inconclusive({ [run]: asks(fault) }, isOf(fault, "not-found") ? dispatchesAnew : "judges the same: 1 run");

/**
 * An evaluation that was not to be had for now is asked for again; a run of which the server says that there is none, that
 * it may not be read, or something that is none, is an inconclusive one, after which a gate dispatches again.
 */
export const intendedEvaluation = (fault: FaultCase): Cell =>
  inconclusive(
    { [evaluation]: asks(fault) },
    isOf(fault, "network", "timeout", "rate-limited", "server") ? "judges the same: 1 run" : dispatchesAnew,
  );
