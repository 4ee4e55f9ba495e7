import { fails, goesOn, requestsText, type Cell, type Counts } from "./cell.js";
import { isOf, isUnreached, mayHaveArrived, tries } from "./conclusions.js";
import type { FaultCase } from "./fault.js";

const org = "GET /org";
const list = "GET /workflows";
const post = "POST /workflows";
const get = "GET /workflows/{id}";
const patch = "PATCH /workflows/{id}";
const remove = "DELETE /workflows/{id}";

/** How often a workflow is looked for that a lost POST may have made. */
const looks = 4;

/** Nothing is made before a creation knows where it is and what is there already. */
const notBegun = (counts: Counts, message: string): Cell => ({
  requests: requestsText(counts),
  server: "no workflow",
  state: "nothing",
  exit: fails,
  message,
  next: "creates it: 1 workflow",
});

/** A base URL at which there is no organization, or no list, is not Armature's: its 404 is no word of Armature's either. */
const asOfNoServer = (fault: FaultCase): string => (isOf(fault, "not-found") ? "malformed-answer" : fault.kind);

export const intendedOrg = (fault: FaultCase): Cell => notBegun({ [org]: tries("GET", fault) }, asOfNoServer(fault));

export const intendedList = (fault: FaultCase): Cell =>
  notBegun({ [org]: isUnreached(fault) ? 0 : 1, [list]: tries("GET", fault) }, asOfNoServer(fault));

/** A POST is sent once where it may have arrived, and what it made is looked for and taken. */
export function intendedCreate(fault: FaultCase): Cell {
  if (isUnreached(fault)) return notBegun({}, fault.kind);
  const isFound = fault.isWorkDone;
  const searches = !mayHaveArrived(fault) ? 0 : isFound ? 1 : looks;
  const counts = { [org]: 1, [list]: 1 + searches, [post]: tries("POST", fault) };
  if (!isFound) return notBegun(counts, fault.kind);
  return {
    requests: requestsText(counts),
    server: "1 workflow",
    state: "the workflow",
    exit: goesOn,
    message: "–",
    next: "nothing to do: 1 workflow",
  };
}

/** Gone is what Armature says is gone, once it is sure that Armature was asked; the mark brings it back. */
export function intendedRead(fault: FaultCase): Cell {
  const isGone = isOf(fault, "not-found");
  return {
    requests: requestsText({ [get]: tries("GET", fault), [org]: isGone ? 1 : 0 }),
    server: "1 workflow",
    state: isGone ? "nothing" : "the workflow",
    exit: isGone ? goesOn : fails,
    message: isGone ? "–" : fault.kind,
    next: `${isGone ? "takes it on" : "nothing to do"}: 1 workflow`,
  };
}

/** A PATCH is the same done twice as once. JSON that says nothing of the workflow is completed by a look. */
export function intendedUpdate(fault: FaultCase): Cell {
  const isCompleted = fault.isHollow;
  return {
    requests: requestsText({ [patch]: tries("PATCH", fault), [get]: isCompleted ? 1 : 0 }),
    server: fault.isWorkDone ? "1 workflow, changed" : "1 workflow, as before",
    state: isCompleted ? "changed" : "as before",
    exit: isCompleted ? goesOn : fails,
    message: isCompleted ? "–" : fault.kind,
    next: `${isCompleted ? "nothing to do" : "updates it"}: 1 workflow, changed`,
  };
}

/** Archiving what Armature says is gone is a success; in any other case the state keeps the workflow. */
export function intendedDelete(fault: FaultCase): Cell {
  const isGone = isOf(fault, "not-found");
  return {
    requests: requestsText({ [remove]: tries("DELETE", fault), [org]: isGone ? 1 : 0 }),
    server: fault.isWorkDone ? "no workflow" : "1 workflow",
    state: isGone ? "nothing" : "the workflow",
    exit: isGone ? goesOn : fails,
    message: isGone ? "–" : fault.kind,
    next: isGone ? "nothing to do: 1 workflow" : "archives it: no workflow",
  };
}
