import type { Cell } from "./cell.js";
import type { FaultCase } from "./fault.js";
import { intendedDispatch, intendedEvaluation, intendedLook, intendedPoll } from "./intended-run.js";
import {
  intendedCreate,
  intendedDelete,
  intendedList,
  intendedOrg,
  intendedRead,
  intendedUpdate,
} from "./intended-workflow.js";
import type { Verb } from "./verbs.js";

const oracles: Readonly<Record<Verb, (fault: FaultCase) => Cell>> = {
  create: intendedCreate,
  read: intendedRead,
  update: intendedUpdate,
  delete: intendedDelete,
  dispatch: intendedDispatch,
  poll: intendedPoll,
  evaluation: intendedEvaluation,
  list: intendedList,
  look: intendedLook,
  org: intendedOrg,
};

/** What is meant to come of a verb under a fault: reasoned from what the fault is, never taken from what was seen. */
export const intended = (verb: Verb, fault: FaultCase): Cell => oracles[verb](fault);
