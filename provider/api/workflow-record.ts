import { identifier, isWire, part, property, text, type Wire } from "./record.js";

/** A workflow as the server tells it, whatever the shape of the answer. */
export interface WorkflowRecord {
  readonly id: string;
  /** A property by its camelCase name: undefined when the answer leaves it out, null when it is cleared. */
  readonly field: (name: string) => unknown;
  readonly versionId: string | undefined;
  readonly createdAtMs: number | undefined;
  readonly archived: boolean;
}

export interface InitialDispatch {
  readonly queued: number;
  readonly failed: number;
}

export interface CreatedWorkflow extends WorkflowRecord {
  readonly initialDispatch: InitialDispatch | undefined;
}

/** Flat, or `{ workflow, currentVersion }`, the version inside or beside; undefined when there is no id to be had. */
export function workflowRecord(answer: unknown, knownId?: string): WorkflowRecord | undefined {
  if (!isWire(answer)) return undefined;
  const workflow = part(answer, "workflow") ?? answer;
  const id = identifier(property(workflow, "id")) ?? knownId;
  if (id === undefined) return undefined;
  const version = part(answer, "currentVersion") ?? part(workflow, "currentVersion");
  return {
    id,
    field: (name) => field(workflow, version, name),
    versionId:
      (version && text(version, "id")) ?? text(workflow, "currentVersionId") ?? text(answer, "currentVersionId"),
    createdAtMs: dateMs(text(workflow, "createdAt")),
    archived: isArchived(workflow),
  };
}

/** What is versioned may be told with the version only; a version's own name or metadata is not the workflow's. */
function field(workflow: Wire, version: Wire | undefined, name: string): unknown {
  const own = property(workflow, name);
  const inVersion = own === undefined && version !== undefined && !["name", "description", "metadata"].includes(name);
  return inVersion ? property(version, name) : own;
}

function isArchived(workflow: Wire): boolean {
  const archivedAt = property(workflow, "archivedAt");
  const since = archivedAt !== undefined && archivedAt !== null && archivedAt !== false && archivedAt !== "";
  return since || property(workflow, "archived") === true || property(workflow, "status") === "archived";
}

/** How many testers a workflow has, and so runs a dispatch of all of them; undefined when the server does not tell. */
export function testersOf({ field: told }: WorkflowRecord): number | undefined {
  const lists = ["testerTargets", "testerModelIds"].map(told);
  const most = Math.max(...lists.map((list) => (Array.isArray(list) ? list.length : 0)));
  return most > 0 ? most : undefined;
}

export function initialDispatch(answer: unknown): InitialDispatch | undefined {
  const dispatch = isWire(answer) ? part(answer, "initialDispatch") : undefined;
  const queued = dispatch?.["queued"];
  const failed = dispatch?.["failed"];
  // JSON has numbers that are none: 1e400.
  return isNumber(queued) && isNumber(failed) ? { queued, failed } : undefined;
}

const isNumber = (value: unknown): value is number => Number.isFinite(value);

function dateMs(value: string | undefined): number | undefined {
  const parsedMs = value === undefined ? Number.NaN : Date.parse(value);
  return Number.isNaN(parsedMs) ? undefined : parsedMs;
}
