import type { Run } from "../report/gate-report.js";
import type { Declared } from "./defaults.js";
import type { Outcome } from "./state.js";

/** Whether an outcome stops the deployment. One that was interrupted is not known yet, whatever the gate. */
export function stops({ gate, onInconclusive }: Declared, { verdict, bypass }: Outcome): boolean {
  if (gate === "off" || verdict === "pass") return false;
  if (verdict === "pending") return true;
  if (gate === "warn" || bypass !== undefined) return false;
  return verdict === "fail" || onInconclusive !== "warn";
}

/** Whether a run is still going as far as is known, or waits for its evaluation. */
export const isPending = ({ verdict }: Run): boolean => verdict === "pending";

/** Whether runs of an outcome are pending. */
export const isGoing = ({ runs }: Outcome): boolean => runs.some(isPending);
