import type { Bypass, NextUp } from "../report/gate-report.js";
import { oneLine } from "../report/words.js";
import { effects } from "./diff.js";
import type { RunField, Declared } from "./schema.js";
import type { Outcome } from "./state.js";

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

/**
 * Whether an update dispatches. Runs that are still going are taken up first; a gate that stopped the deployment is
 * tried again unless it is to be held, or only looked at in another light.
 */
export function dispatches(declared: Declared, before: Outcome, changed: readonly RunField[]): boolean {
  if (changed.some((field) => effects[field] === "dispatch")) return true;
  if (declared.gate !== "off" && isGoing(before)) return false;
  if (declared.everyUpdate === true) return true;
  const isJudgedAnew = changed.some((field) => effects[field] === "judge");
  return stops(declared, before) && declared.afterFailure === "redispatch" && !isJudgedAnew;
}

/** What the next update does about an outcome if nothing changes until then. */
export function nextUp(declared: Declared, outcome: Outcome): NextUp {
  if (dispatches(declared, outcome, [])) return "dispatches";
  if (!stops(declared, outcome)) return "nothing";
  return isGoing(outcome) ? "takes-up" : "holds";
}
