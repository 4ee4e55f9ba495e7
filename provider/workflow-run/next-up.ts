import type { NextUp } from "../report/gate-report.js";
import { testersIn } from "./testers.js";
import { effects, testers } from "./diff.js";
import { isGoing, stops } from "./gate.js";
import { missingRuns, overall } from "./judge.js";
import type { Declared } from "./defaults.js";
import type { RunField } from "./schema.js";
import { isUnfinished, type Outcome } from "./state.js";
import { isOutOfReach } from "./verdict.js";

const has = (changed: readonly RunField[], effect: (typeof effects)[RunField]): boolean =>
  changed.some((field) => effects[field] === effect);

/**
 * What an update does about an outcome. An order that was cut short is completed. Where a gate stopped the deployment,
 * runs that are still going are taken up if they can decide anything; else it is tried again, unless it is to be held or
 * is only looked at in another light.
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
  return declared.afterFailure === "redispatch" && !has(changed, "judge") ? "dispatches" : "holds";
}

/** Whether an update may repeat runs that it did not dispatch: those it takes up, as the one before waited for them. */
export const waitsOn = (declared: Declared, before: Outcome, changed: readonly RunField[]): boolean =>
  nextUp(declared, before, changed) === "takes-up" && !has(changed, "judge");

/** Whether more runs have to pass than were made, and the program makes so many by now, as far as can be told. */
function wantsMoreRuns(declared: Declared, before: Outcome): boolean {
  const { gate, requiredPasses, repeats } = declared;
  const isShort = isOutOfReach(requiredPasses, before.runs.length + missingRuns(before));
  const runs = (testersIn(declared) ?? before.perDispatch ?? 1) * repeats;
  return gate !== "off" && isShort && !isOutOfReach(requiredPasses, runs);
}
