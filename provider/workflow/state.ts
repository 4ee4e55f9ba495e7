import { ApiError } from "../api/error.js";
import type { WorkflowRecord } from "../api/workflow-record.js";
import type { Observed, Properties } from "../resource.js";
import { asFound } from "./drift.js";
import { declaredIn, echoedIn, fieldOf, unreadableIn } from "./mapping.js";
import { workflowFields } from "./diff.js";
import type { Declared } from "./schema.js";

/**
 * The fields that an answer has told of. One of them that a later answer leaves out was cleared on the server; one that
 * was never told of may be something that this server does not tell.
 */
const echoedKey = "__echoed";

/** The organization in which it was made: only from within that one a 404 means that it is gone. */
export const holderKey = "__organization";

export function holderIn(state: Properties): string | undefined {
  const holder = state[holderKey];
  return typeof holder === "string" ? holder : undefined;
}

/**
 * What the state keeps of a workflow: all that is declared, the outputs, and what the server is known to tell.
 *
 * @param record an answer that leaves out the version says nothing new of it
 * @param before an earlier state, or what only a creation knows
 */
export function stateOf(declared: Declared, record: WorkflowRecord, before: Properties): Properties {
  const told = toldOf(record, before);
  const version = record.versionId === undefined ? before["currentVersion"] : { id: record.versionId };
  const kept = { currentVersion: version, initialDispatch: before["initialDispatch"], [holderKey]: before[holderKey] };
  return {
    ...declared,
    ...Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined)),
    [echoedKey]: workflowFields.filter((field) => told.has(field)),
  };
}

/** What was declared as the server has it now. @throws ApiError when a declared field cannot be read */
export function observe(record: WorkflowRecord, before: Properties): Observed {
  const declared = declaredIn(before);
  const unreadable = unreadableIn(record, declared);
  if (unreadable.length > 0) throw unreadableAnswer(record.id, unreadable);
  const told = toldOf(record, before);
  const entries = Object.entries(declared).map(([field, value]) => [
    field,
    told.has(field) ? asFound(value, fieldOf(record, field as keyof Declared)) : value,
  ]);
  const inputs = declaredIn(Object.fromEntries(entries) as Properties);
  return { inputs, state: stateOf(inputs, record, before) };
}

function toldOf(record: WorkflowRecord, before: Properties): ReadonlySet<unknown> {
  const earlier = before[echoedKey];
  return new Set<unknown>([...echoedIn(record), ...(Array.isArray(earlier) ? (earlier as unknown[]) : [])]);
}

export function unreadableAnswer(id: string, fields: readonly string[]): ApiError {
  return new ApiError({
    kind: "malformed-answer",
    method: "GET",
    path: `/workflows/${id}`,
    what: `the answer has something else than expected in ${fields.join(", ")}`,
    mayHaveArrived: true,
  });
}
