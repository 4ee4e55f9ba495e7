import type { Bypass } from "../report/gate-report.js";
import { oneLine } from "../report/words.js";
import { isGoing } from "./gate.js";
import type { RunField } from "./schema.js";
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

/** What a bypass is given for, besides the verdict. */
const gateFields: readonly RunField[] = ["gate", "requiredPasses", "onInconclusive"];

/** The bypass that an earlier deployment was given, unless the runs were waited for since, or say or decide otherwise. */
export function standingBypass(before: Outcome, after: Outcome, changed: readonly RunField[]): Bypass | undefined {
  const isSame = !isGoing(before) && before.verdict === after.verdict;
  return isSame && !changed.some((field) => gateFields.includes(field)) ? before.bypass : undefined;
}
