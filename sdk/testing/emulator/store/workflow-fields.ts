import { objectOf } from "../check/object.js";
import { type Check, problem } from "../check/problem.js";
import { anyObject, filledText, flag, listOf, text } from "../check/value.js";
import type { JsonObject } from "../json.js";

/** One thing a run is judged by. */
export type Criterion = { criterionText: string; isRequired?: boolean };

/** One tester that a run is made for. */
export type TesterTarget = { modelId: string; skillMode?: string; skillVersionId?: string };

/** The fields of a workflow that its creation takes. */
export type WorkflowFields = {
  name: string;
  mcpServerId: string;
  testerPrompt: string;
  description?: string;
  defaultMcpAuthProfileId?: string;
  testerModelId?: string;
  testerModelIds?: readonly string[];
  testerTargets?: readonly TesterTarget[];
  criteria?: readonly Criterion[];
  schedule?: JsonObject;
  limits?: JsonObject;
  retryPolicy?: JsonObject;
  toolPolicy?: JsonObject;
  metadata?: JsonObject;
};

export const modelList: Check<readonly string[]> = listOf(filledText);

export const targetList: Check<readonly TesterTarget[]> = listOf(
  objectOf<TesterTarget>({ modelId: filledText, skillMode: text, skillVersionId: text }, ["modelId"]),
);

const schedule: Check<JsonObject> = (value, field) => {
  const problems = anyObject(value, field);
  const cron = problems.length === 0 ? (value as JsonObject)["cron"] : undefined;
  if (cron === undefined) return problems;
  if (typeof cron !== "string") return problem(`${field}.cron`, "must be a string");
  return cron.trim().split(/\s+/u).length === 5 ? [] : problem(`${field}.cron`, "must have five fields");
};

const requiredFields = ["name", "mcpServerId", "testerPrompt"] as const;

export const workflowFields: Check<WorkflowFields> = objectOf<WorkflowFields>(
  {
    name: filledText,
    mcpServerId: filledText,
    testerPrompt: filledText,
    description: text,
    defaultMcpAuthProfileId: filledText,
    testerModelId: filledText,
    testerModelIds: modelList,
    testerTargets: targetList,
    criteria: listOf(objectOf<Criterion>({ criterionText: filledText, isRequired: flag }, ["criterionText"])),
    schedule,
    limits: anyObject,
    retryPolicy: anyObject,
    toolPolicy: anyObject,
    metadata: anyObject,
  },
  requiredFields,
);

export const optionalFields = [
  "description",
  "defaultMcpAuthProfileId",
  "testerModelId",
  "testerModelIds",
  "testerTargets",
  "criteria",
  "schedule",
  "limits",
  "retryPolicy",
  "toolPolicy",
  "metadata",
] as const satisfies readonly (keyof WorkflowFields)[];
