import { ApiError } from "../api/error.js";
import type { CreatedWorkflow, WorkflowRecord } from "../api/workflow-record.js";
import type { WorkflowsApi } from "../api/workflows.js";
import type { Origin } from "../resource.js";
import { isKept } from "./drift.js";
import type { Holders } from "./holders.js";
import { creation } from "./mapping.js";
import { markIn } from "./marker.js";
import type { OnExisting } from "./own.js";
import type { Declared } from "./schema.js";

/** What a creation needs besides the API. */
export interface Clock {
  readonly now: () => number;
  /** Waits; false when the deployment is ending. */
  readonly pause: (delayMs: number) => Promise<boolean>;
}

export interface Means extends Clock {
  readonly holders: Holders;
  /** What the next deployment does about a workflow that this one loses. */
  readonly onExisting: OnExisting;
}

/** A server may still be at work on a request whose answer was lost, so it is looked for more than once. */
const looksAfterMs = [0, 1000, 2000, 4000];

/**
 * Creates a workflow by one POST, which starts real agent runs and is therefore never sent again. When it may have
 * arrived all the same, what it made is looked for and taken.
 *
 * @param mark unique to this attempt; undefined when the user refused it
 */
export async function createOnce(
  api: WorkflowsApi,
  declared: Declared,
  origin: Origin,
  mark: string | undefined,
  means: Means,
): Promise<CreatedWorkflow> {
  const sinceMs = means.now();
  try {
    const created = await api.create(creation(declared, mark));
    means.holders.hold(created.id, origin);
    return created;
  } catch (error) {
    if (!(error instanceof ApiError) || !error.mayHaveArrived) throw error;
    const made = await lookFor(api, (record) => isOurs(record, declared, mark, sinceMs, means.holders), means);
    const [only, ...others] = made;
    if (only === undefined || others.length > 0)
      throw new Error(`${error.message} ${advice(made, mark !== undefined && means.onExisting === "adopt")}`);
    means.holders.hold(only.id, origin);
    return { ...only, initialDispatch: undefined };
  }
}

function advice(candidates: readonly WorkflowRecord[], isTakenNext: boolean): string {
  const option = 'the resource option import: "<workflow id>"';
  if (candidates.length === 0) {
    const next = isTakenNext
      ? "wait a few minutes, since it may come late, and the next `pulumi up` looks for it and takes it; or "
      : "";
    return `The workflow may exist all the same: ${next}look for its name in the dashboard and, if it is there, adopt it with ${option}.`;
  }
  const ids = candidates.map(({ id }) => id).join(", ");
  return `More than one workflow could be the one it made (${ids}): adopt the right one with ${option} and archive the others.`;
}

async function lookFor(
  api: WorkflowsApi,
  isWanted: (record: WorkflowRecord) => boolean | undefined,
  means: Means,
): Promise<WorkflowRecord[]> {
  for (const delayMs of looksAfterMs) {
    if (!(await means.pause(delayMs))) break;
    const found = await look(api, isWanted);
    if (found.length > 0) return found;
  }
  return [];
}

/** One look at the list; a record that does not tell enough is asked for by itself. What cannot be read is not found. */
async function look(
  api: WorkflowsApi,
  isWanted: (record: WorkflowRecord) => boolean | undefined,
): Promise<WorkflowRecord[]> {
  try {
    const found: WorkflowRecord[] = [];
    for (const row of await api.list()) {
      const whole = isWanted(row) === undefined ? await api.find(row.id) : row;
      if (whole !== undefined && isWanted(whole) === true) found.push(whole);
    }
    return found;
  } catch (error) {
    if (error instanceof ApiError) return [];
    throw error;
  }
}

/** Whether a record is what this attempt made; undefined when it does not tell enough. */
function isOurs(
  record: WorkflowRecord,
  { name, mcpServerId, testerPrompt }: Declared,
  mark: string | undefined,
  sinceMs: number,
  holders: Holders,
): boolean | undefined {
  if (record.archived || holders.isHeld(record.id) || isOther(name, record.field("name"))) return false;
  if (mark !== undefined) {
    const told = markIn(record);
    return told === undefined ? undefined : told === mark;
  }
  const fields = [record.field("mcpServerId"), record.field("testerPrompt")];
  if (fields.includes(undefined)) return undefined;
  const isEqual = isKept(mcpServerId, fields[0]) && isKept(testerPrompt, fields[1]);
  return isEqual && record.createdAtMs !== undefined && record.createdAtMs >= sinceMs;
}

const isOther = (declared: unknown, told: unknown): boolean => told !== undefined && !isKept(declared, told);
