import { isJsonList, isJsonObject, type Json, type JsonObject } from "../json.js";
import type { Profile } from "../profile/profile.js";
import type { WorkflowFields } from "./workflow-fields.js";

const texts: ReadonlySet<string> = new Set(["name", "description", "testerPrompt"]);

const isEmpty = (value: Json): boolean =>
  isJsonList(value) ? value.length === 0 : isJsonObject(value) && Object.keys(value).length === 0;

/** The value without the keys that hold `null`, at every depth. */
function withoutNulls(value: Json): Json {
  if (isJsonList(value)) return value.map(withoutNulls);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null)
      .map(([key, inner]) => [key, withoutNulls(inner)]),
  );
}

const trimmed = (value: Json): Json => (typeof value === "string" ? value.trim() : value);

function criterion(value: Json): Json {
  const text = isJsonObject(value) ? value["criterionText"] : undefined;
  return isJsonObject(value) && text !== undefined ? { ...value, criterionText: trimmed(text) } : value;
}

/** A field as it is kept; `null` when it says as little as one that is not set. */
function kept(field: string, value: Json): Json {
  if (texts.has(field)) return trimmed(value);
  const full = withoutNulls(value);
  if (isEmpty(full)) return null;
  return field === "criteria" && isJsonList(full) ? full.map(criterion) : full;
}

/** A single model is a list of one. What is no model at all stays, to be refused under the name it was sent with. */
function withModelListed(sent: JsonObject, before: Partial<WorkflowFields>): JsonObject {
  const { testerModelId, ...others } = sent;
  if (testerModelId === null) {
    const isOnlyModel = before.testerModelIds?.length === 1;
    return isOnlyModel ? { testerModelIds: null, ...others } : others;
  }
  if (typeof testerModelId !== "string" || testerModelId === "") return sent;
  return { ...others, testerModelIds: others["testerModelIds"] ?? [testerModelId] };
}

/** What a server makes of the fields it is sent, before it keeps them with those it has; a `null` unsets. */
export function normalised(sent: JsonObject, before: Partial<WorkflowFields>, { normalises }: Profile): JsonObject {
  if (!normalises) return sent;
  const fields = Object.fromEntries(Object.entries(sent).map(([field, value]) => [field, kept(field, value)]));
  return withModelListed(fields, before);
}
