import { isDeepStrictEqual } from "node:util";
import type { Properties } from "../resource.js";
import { runFields, type RunField } from "./schema.js";

/** What a changed property leads to: new runs, another judgement of the same runs, or only what the next dispatch says. */
type Effect = "dispatch" | "judge" | "keep";

export const effects: Readonly<Record<RunField, Effect>> = {
  workflowId: "dispatch",
  triggers: "dispatch",
  workflowVersionId: "dispatch",
  everyUpdate: "keep",
  reason: "keep",
  baselineRunId: "keep",
  testerModelIds: "keep",
  testerTargets: "keep",
  forceNewRun: "keep",
  idempotencyKey: "dispatch",
  gate: "judge",
  requiredPasses: "judge",
  repeats: "keep",
  onInconclusive: "judge",
  afterFailure: "keep",
  timeoutSeconds: "keep",
  queueTimeoutSeconds: "keep",
  reports: "judge",
};

/** The properties that differ. The order of keys says nothing, at any depth; null at the top means left out. */
export function changedFields(before: Properties, after: Properties): RunField[] {
  return runFields.filter((field) => !isDeepStrictEqual(before[field] ?? undefined, after[field] ?? undefined));
}
