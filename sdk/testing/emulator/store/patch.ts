import { type Check, checked, type Problem, problem } from "../check/problem.js";
import { isJsonList, isJsonObject, type Json, type JsonObject } from "../json.js";
import type { Profile } from "../profile/profile.js";
import { normalised } from "./normalised.js";
import { optionalFields, type WorkflowFields, workflowFields } from "./workflow-fields.js";

const isOptional = (field: string): boolean => optionalFields.some((known) => known === field);

/** What two entries of a list share when they are the same one. */
const identityOf = (entry: Json): string =>
  JSON.stringify(isJsonObject(entry) ? (entry["criterionText"] ?? entry["modelId"] ?? entry) : entry);

function merged(old: Json | undefined, sent: Json): Json {
  if (isJsonList(old) && isJsonList(sent)) {
    const replaced = new Set(sent.map(identityOf));
    return [...old.filter((entry) => !replaced.has(identityOf(entry))), ...sent];
  }
  return isJsonObject(old) && isJsonObject(sent) ? { ...old, ...sent } : sent;
}

/** Whether the nulls of a PATCH are allowed: never for a required field. */
const clearings =
  (clearing: Profile["clearing"]): Check<JsonObject> =>
  (patch) =>
    Object.entries(isJsonObject(patch) ? patch : {}).flatMap(([field, value]) => {
      if (value !== null || field === "schedule") return [];
      if (clearing === "any" && isOptional(field)) return [];
      return problem(field, "must not be null");
    });

/** A workflow's fields after a PATCH; a `null` unsets. */
export function patched(
  fields: WorkflowFields,
  patch: JsonObject,
  profile: Profile,
  refusal: (problems: readonly Problem[]) => Error,
): WorkflowFields {
  checked(clearings(profile.clearing), patch, refusal);
  const next = new Map<string, Json>(Object.entries(fields));
  for (const [field, value] of Object.entries(normalised(patch, fields, profile))) {
    if (value === null) next.delete(field);
    else next.set(field, profile.patchLists === "merge" ? merged(next.get(field), value) : value);
  }
  return checked(workflowFields, Object.fromEntries(next), refusal);
}
