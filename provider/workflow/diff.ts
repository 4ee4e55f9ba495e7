import { isDeepStrictEqual } from "node:util";
import type { Declared, MemberName, WorkflowField } from "./schema.js";

/** What a field holds, which decides how an answer's value is read and compared. */
type Holding = "a text" | "a list of texts" | "a list of objects" | "an object";

/** Each property and what a change of it is: always one PATCH of that field, never a replacement. */
export const holdings: Readonly<Record<WorkflowField, Holding>> = {
  name: "a text",
  mcpServerId: "a text",
  testerPrompt: "a text",
  description: "a text",
  defaultMcpAuthProfileId: "a text",
  testerModelId: "a text",
  testerModelIds: "a list of texts",
  testerTargets: "a list of objects",
  criteria: "a list of objects",
  schedule: "an object",
  limits: "an object",
  retryPolicy: "an object",
  toolPolicy: "an object",
  metadata: "an object",
};

export const workflowFields = Object.keys(holdings) as readonly WorkflowField[];

const members: { readonly [Field in "criteria" | "testerTargets"]: Readonly<Record<MemberName<Field>, true>> } = {
  criteria: { criterionText: true, isRequired: true },
  testerTargets: { modelId: true, skillMode: true, skillVersionId: true },
};

/** The names that an object may have at this place; the place is always one that takes no others. */
export function knownNames([field, index]: readonly PropertyKey[]): readonly string[] {
  if (index === undefined) return workflowFields;
  return Object.keys(field === "criteria" ? members.criteria : members.testerTargets);
}

/** The fields that a PATCH must set or clear. The order of keys says nothing; the order of a list does. */
export function changedFields(before: Declared, after: Declared): WorkflowField[] {
  return workflowFields.filter((field) => !isDeepStrictEqual(before[field], after[field]));
}
