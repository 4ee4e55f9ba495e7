import { isJsonObject, type Json, type JsonObject } from "../json.js";
import type { WorkflowVersion } from "../store/workflow-record.js";

/** The same value with the keys of every object in order, as a database that stores JSON in parts gives it back. */
export function keysSorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(keysSorted);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, keysSorted(inner)]),
  );
}

/** A version's fields with what the server adds to them; the user's own values stay. */
export function withServerDefaults({ id, fields }: WorkflowVersion): JsonObject {
  const { testerModelId, testerModelIds, criteria, schedule, limits, retryPolicy } = fields;
  return {
    environment: "production",
    ...fields,
    limits: { maxDurationSeconds: 900, maxToolCalls: 100, ...limits },
    retryPolicy: { maxAttempts: 1, ...retryPolicy },
    ...(testerModelIds === undefined && testerModelId !== undefined ? { testerModelIds: [testerModelId] } : {}),
    ...(criteria === undefined ? {} : { criteria: criteria.map(withDefaults(id)) }),
    ...(schedule === undefined ? {} : { schedule: { timezone: "UTC", staggered: true, ...schedule } }),
  };
}

const withDefaults =
  (versionId: string) =>
  (criterion: JsonObject, index: number): JsonObject => ({
    id: `${versionId}_c${index + 1}`,
    isRequired: true,
    weight: 1,
    ...criterion,
  });
