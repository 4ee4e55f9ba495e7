import type { NextUp } from "../report/gate-report.js";
import { testersIn } from "./check.js";
import { effects, testers } from "./diff.js";
import { isGoing, stops } from "./gate.js";
import { missingRuns, overall } from "./judge.js";
import type { Declared, RunField } from "./schema.js";
import { isUnfinished, type Outcome } from "./state.js";
import { isOutOfReach } from "./verdict.js";

const has = (changed: readonly RunField[], effect: (typeof effects)[RunField]): boolean =>
  changed.some((field) => effects[field] === effect);

/**
 * What an update does about an outcome. An order that was cut short is completed. Where a gate stopped the deployment,
 * runs that are still going are taken up if they can decide anything; else it is tried again, unless it is to be held,
 * is only looked at in another light, or asks for more passes than there would be runs.
 */
export function nextUp(declared: Declared, before: Outcome, changed: readonly RunField[] = []): NextUp {
  const isAnother = has(changed, "dispatch");
  if (isUnfinished(before)) {
    return isAnother || changed.some((field) => testers.includes(field)) ? "dispatches" : "tries-again";
  }
  if (isAnother || wantsMoreRuns(declared, before)) return "dispatches";
  const isStopped = stops(declared, before);
  if (isStopped && isGoing(before) && overall(declared, before) === "pending") return "takes-up";
  if (declared.everyUpdate === true) return "dispatches";
  if (!isStopped) return "nothing";
  const canHelp =
    declared.afterFailure === "redispatch" && !isOutOfReach(declared.requiredPasses, runsOf(declared, before));
  return canHelp && !has(changed, "judge") ? "dispatches" : "holds";
}

/** Whether an update may repeat runs that it did not dispatch: those it goes on waiting for, as the one before did. */
export const waitsOn = (before: Outcome, changed: readonly RunField[]): boolean =>
  isGoing(before) && !has(changed, "judge");

/** How many runs an order makes: by what the program says, or as many in each dispatch as the last one made. */
const runsOf = (declared: Declared, { perDispatch = 1 }: Outcome): number =>
  (testersIn(declared) ?? perDispatch) * declared.repeats;

/** Whether more runs have to pass than were made, and the program asks for so many by now. */
function wantsMoreRuns(declared: Declared, before: Outcome): boolean {
  const { gate, requiredPasses } = declared;
  const isShort = isOutOfReach(requiredPasses, before.runs.length + missingRuns(before));
  return gate !== "off" && isShort && !isOutOfReach(requiredPasses, runsOf(declared, before));
}
