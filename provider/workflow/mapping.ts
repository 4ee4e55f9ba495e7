import { isWire, property, type Wire } from "../api/record.js";
import type { WorkflowRecord } from "../api/workflow-record.js";
import type { Properties } from "../resource.js";
import { holdings, knownNames, workflowFields } from "./diff.js";
import { isTooDeep } from "./drift.js";
import { markerKey } from "./marker.js";
import type { Declared, WorkflowField } from "./schema.js";

/** What is declared in a program's inputs or in a state. */
export function declaredIn(properties: Properties): Declared {
  const entries = workflowFields.map((field) => [field, withoutNulls(field, properties[field])] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== null));
}

/** Null means left out wherever the names are the API's; inside an opaque object it is the user's own value. */
function withoutNulls(field: WorkflowField, value: unknown): unknown {
  if (field === "schedule" && isWire(value) && value["cron"] === null) {
    return Object.fromEntries(Object.entries(value).filter(([key]) => key !== "cron"));
  }
  if (holdings[field] !== "a list of objects" || !Array.isArray(value)) return value;
  return value.map((member: unknown) =>
    isWire(member) ? Object.fromEntries(Object.entries(member).filter(([, inner]) => inner !== null)) : member,
  );
}

/** The body of a creation. */
export function creation(declared: Declared, marker: string | undefined): Wire {
  return marker === undefined ? declared : { ...declared, metadata: marked(declared.metadata, marker) };
}

/** The body of a PATCH: what changed and nothing else; null where the program declares nothing any more. */
export function patch(changed: readonly WorkflowField[], declared: Declared, marker: string | undefined): Wire {
  const entries = changed.map((field) => {
    const isMarked = field === "metadata" && marker !== undefined;
    return [field, isMarked ? marked(declared.metadata, marker) : (declared[field] ?? null)];
  });
  return Object.fromEntries(entries) as Wire;
}

function marked(metadata: unknown, marker: string): Wire {
  return { ...(isWire(metadata) ? metadata : {}), [markerKey]: marker };
}

/** The fields that an answer tells of, cleared ones too. */
export function echoedIn(record: WorkflowRecord): WorkflowField[] {
  return workflowFields.filter((field) => record.field(field) !== undefined || fieldOf(record, field) !== undefined);
}

/**
 * A field of an answer in the program's own form; undefined when it is left out or cleared.
 * The server's own keys on a criterion or a target are dropped, in whichever spelling.
 */
export function fieldOf(record: WorkflowRecord, field: WorkflowField): unknown {
  const value = record.field(field) ?? byAnotherName(record, field);
  if (holdings[field] !== "a list of objects" || !Array.isArray(value)) return value;
  const names = knownNames([field, 0]);
  return value.map((member: unknown) => (isWire(member) ? ownKeys(member, names) : member));
}

/** The API has a field for one model and one for several, and a server may keep only the latter. */
function byAnotherName(record: WorkflowRecord, field: WorkflowField): unknown {
  if (field === "testerModelId") {
    const models = record.field("testerModelIds");
    return Array.isArray(models) && models.length === 1 ? (models as unknown[])[0] : undefined;
  }
  const model = field === "testerModelIds" ? record.field("testerModelId") : undefined;
  return typeof model === "string" ? [model] : undefined;
}

function ownKeys(member: Wire, names: readonly string[]): Wire {
  const entries = names.map((name) => [name, property(member, name)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== null));
}

/** The declared fields that an answer fills with what they cannot hold: such an answer is not understood. */
export function unreadableIn(record: WorkflowRecord, declared: Declared): WorkflowField[] {
  return workflowFields.filter((field) => {
    const value = declared[field] === undefined ? undefined : fieldOf(record, field);
    return value !== undefined && (!fits(value, field) || isTooDeep(declared[field], value));
  });
}

/** Whether a value of an answer is what the field holds. */
export function fits(value: unknown, field: WorkflowField): boolean {
  switch (holdings[field]) {
    case "a text":
      return typeof value === "string";
    case "a list of texts":
      return Array.isArray(value) && value.every((member) => typeof member === "string");
    case "a list of objects":
      return Array.isArray(value) && value.every(isWire);
    case "an object":
      return isWire(value);
  }
}
