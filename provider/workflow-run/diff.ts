import { isDeepStrictEqual } from "node:util";
import type { Properties } from "../resource.js";
import { hashOf } from "./key.js";
import type { RunField } from "./schema.js";

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

export const runFields = Object.keys(effects) as readonly RunField[];

export const dispatchingFields = runFields.filter((field) => effects[field] === "dispatch");

/** Where a state keeps the hashes of the declared properties that dispatch, and of the testers, each of which may be too long for it. */
const hashes = "__dispatching";

/** Runs of other testers are not judged beside those that are made already. */
export const testers: readonly RunField[] = ["testerModelIds", "testerTargets"];

/** What a state tells the properties by that decide on an order's runs, whether it holds them or not. */
export function dispatchingHashes(inputs: Properties): Properties {
  const declared = [...dispatchingFields, ...testers].filter((field) => (inputs[field] ?? undefined) !== undefined);
  return { [hashes]: Object.fromEntries(declared.map((field) => [field, hashOf(inputs[field])])) };
}

/** The properties that differ. The order of keys says nothing, at any depth; null at the top means left out. */
export function changedFields(before: Properties, after: Properties): RunField[] {
  const told = (before[hashes] ?? {}) as Properties;
  return runFields.filter((field) => {
    const isLeftOut = !Object.hasOwn(before, field) && told[field] !== undefined;
    if (isLeftOut) return told[field] !== hashOf(after[field]);
    return !isDeepStrictEqual(before[field] ?? undefined, after[field] ?? undefined);
  });
}
