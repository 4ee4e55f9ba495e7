import { isWire, property, type Wire } from "../api/record.js";
import type { WorkflowRecord } from "../api/workflow-record.js";
import { workflowFields } from "./diff.js";
import { isTooDeep } from "./drift.js";
import { fieldOf, fits } from "./mapping.js";
import { markerKey } from "./marker.js";
import type { WorkflowField } from "./schema.js";
import { added } from "./server-keys.js";
import { unreadableAnswer } from "./state.js";

/** A criterion as the server tells it. */
export interface ToldCriterion {
  readonly criterionText: string;
  readonly isRequired: boolean | undefined;
}

/** A tester as the server tells it. */
export interface ToldTarget {
  readonly modelId: string;
  readonly skillMode: string | undefined;
  readonly skillVersionId: string | undefined;
}

/** All that the server tells of a workflow, in a program's own form. What it leaves out, or has cleared, is undefined. */
export interface ToldWorkflow {
  readonly name: string;
  readonly mcpServerId: string;
  readonly testerPrompt: string;
  readonly description: string | undefined;
  readonly defaultMcpAuthProfileId: string | undefined;
  readonly testerModelId: string | undefined;
  readonly testerModelIds: string[] | undefined;
  readonly testerTargets: ToldTarget[] | undefined;
  readonly criteria: ToldCriterion[] | undefined;
  readonly schedule: Wire | undefined;
  readonly limits: Wire | undefined;
  readonly retryPolicy: Wire | undefined;
  readonly toolPolicy: Wire | undefined;
  readonly metadata: Wire | undefined;
  readonly currentVersion: { readonly id: string };
}

/** What every workflow has: an answer without it is not understood. */
const always: readonly WorkflowField[] = ["name", "mcpServerId", "testerPrompt"];

/** The text that makes a member of a list what it is. */
const essential: Partial<Record<WorkflowField, string>> = { criteria: "criterionText", testerTargets: "modelId" };

/** The server's own word for a field, without the mark that the provider adds. */
export function ownValue(record: WorkflowRecord, field: WorkflowField): unknown {
  const value = fieldOf(record, field);
  if (field !== "metadata" || !isWire(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== markerKey));
}

/** @throws ApiError when the answer leaves out what every workflow has, or fills a field with what it cannot hold */
export function toldWorkflow(record: WorkflowRecord): ToldWorkflow {
  // One model may be told as a list of one, and the other way around: each is what the server says it is.
  const told = workflowFields.filter((field) => (record.field(field) ?? undefined) !== undefined);
  const entries = told.map((field) => [field, ownValue(record, field)] as const);
  const unreadable = entries.filter(([field, value]) => !isReadable(value, field)).map(([field]) => field);
  const missing = always.filter((field) => !told.includes(field));
  const version = record.versionId === undefined ? ["currentVersion"] : [];
  const problems = [...unreadable, ...missing, ...version];
  if (problems.length > 0) throw unreadableAnswer(record.id, problems);
  const fields = entries.map(([field, value]) => [field, added(value)] as const);
  return { ...Object.fromEntries(fields), currentVersion: { id: record.versionId } } as unknown as ToldWorkflow;
}

function isReadable(value: unknown, field: WorkflowField): boolean {
  if (!fits(value, field) || isTooDeep(undefined, value)) return false;
  const name = essential[field];
  if (name === undefined || !Array.isArray(value)) return true;
  return value.every((member: unknown) => isWire(member) && typeof property(member, name) === "string");
}
