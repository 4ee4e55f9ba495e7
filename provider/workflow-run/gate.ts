import type { Bypass, NextUp } from "../report/gate-report.js";
import { oneLine } from "../report/words.js";
import { effects } from "./diff.js";
import type { RunField, Declared } from "./schema.js";
import { isUnfinished, type Outcome } from "./state.js";

/** What the environment says about gates. */
export interface Override {
  /** `ARMATURE_GATE` */
  readonly gate: string | undefined;
  /** `ARMATURE_GATE_REASON` */
  readonly reason: string | undefined;
}

/**
 * The bypass that the environment asks for.
 *
 * @throws Error when it asks for one that it does not give: found out after the runs, it would have cost them
 */
export function bypassIn({ gate, reason = "" }: Override): Bypass | undefined {
  if (gate === undefined || gate === "") return undefined;
  if (gate !== "warn") {
    throw new Error(
      'ARMATURE_GATE can only be "warn": set it to that, with ARMATURE_GATE_REASON, or unset it. Nothing was dispatched.',
    );
  }
  if (reason.trim() === "") {
    throw new Error("ARMATURE_GATE=warn needs a reason: set ARMATURE_GATE_REASON. Nothing was dispatched.");
  }
  return { gate, reason: oneLine(reason) };
}

/** Whether an outcome stops the deployment. One that was interrupted is not known yet, whatever the gate. */
export function stops({ gate, onInconclusive }: Declared, { verdict, bypass }: Outcome): boolean {
  if (gate === "off" || verdict === "pass") return false;
  if (verdict === "pending") return true;
  if (gate === "warn" || bypass !== undefined) return false;
  return verdict === "fail" || onInconclusive !== "warn";
}

/** Whether runs of an outcome are still going as far as is known. */
export function isGoing({ runs }: Outcome): boolean {
  return runs.some(({ verdict }) => verdict === "pending");
}

/** Whether a change makes a gate judge the runs that there are in another light, which dispatches nothing. */
const isJudgedAnew = (changed: readonly RunField[]): boolean => changed.some((field) => effects[field] === "judge");

/**
 * Whether an update dispatches. Where a gate stopped the deployment, runs that are still going are taken up first, and
 * it is tried again unless it is to be held, or only looked at in another light.
 */
export function dispatches(declared: Declared, before: Outcome, changed: readonly RunField[]): boolean {
  if (changed.some((field) => effects[field] === "dispatch")) return true;
  if (stops(declared, before) && isGoing(before)) return false;
  if (declared.everyUpdate === true) return true;
  return stops(declared, before) && declared.afterFailure === "redispatch" && !isJudgedAnew(changed);
}

/** Whether an update may repeat runs that it did not dispatch: those it goes on waiting for, as the one before did. */
export const waitsOn = (before: Outcome, changed: readonly RunField[]): boolean =>
  isGoing(before) && !isJudgedAnew(changed);

/** What a bypass is given for, besides the verdict. */
const gateFields: readonly RunField[] = ["gate", "requiredPasses", "onInconclusive"];

/** The bypass that an earlier deployment was given, unless the runs were waited for since, or say or decide otherwise. */
export function standingBypass(before: Outcome, after: Outcome, changed: readonly RunField[]): Bypass | undefined {
  const isSame = !isGoing(before) && before.verdict === after.verdict;
  return isSame && !changed.some((field) => gateFields.includes(field)) ? before.bypass : undefined;
}

/** What the next update does about an outcome if nothing changes until then. */
export function nextUp(declared: Declared, outcome: Outcome): NextUp {
  if (isUnfinished(outcome)) return "tries-again";
  if (dispatches(declared, outcome, [])) return "dispatches";
  if (!stops(declared, outcome)) return "nothing";
  return isGoing(outcome) ? "takes-up" : "holds";
}
