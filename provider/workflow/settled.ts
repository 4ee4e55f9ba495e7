import { ApiError } from "../api/error.js";
import type { WorkflowRecord } from "../api/workflow-record.js";
import type { WorkflowsApi } from "../api/workflows.js";
import { PartialState, type Existing, type Properties } from "../resource.js";
import { isKept } from "./drift.js";
import { fieldOf } from "./mapping.js";
import type { Declared, WorkflowField } from "./schema.js";
import { holderIn, observe, stateOf } from "./state.js";

/**
 * What the state keeps after a write. An answer that leaves the version open is completed by a look.
 *
 * @param sent the fields that a PATCH set or cleared
 * @param answer undefined when nothing had to be sent
 * @param before the state before, or what only a creation knows
 * @throws PartialState when the server did something else than asked, or does not say what it did
 */
export async function settled(
  api: WorkflowsApi,
  id: string,
  declared: Declared,
  sent: readonly WorkflowField[],
  answer: WorkflowRecord | undefined,
  before: Properties,
): Promise<Existing> {
  // Without a version, so that the next deployment looks again.
  const unsure: Existing = { id, state: { ...before, ...declared, currentVersion: undefined } };
  try {
    const record = answer?.versionId === undefined ? await lookAt(api, id, holderIn(before)) : answer;
    const state = stateOf(declared, record, before);
    const lost = sent.filter((field) => isLost(declared[field], record, field));
    if (lost.length === 0) return { id, state };
    throw new PartialState(
      `Workflow ${id} was updated, but has something else than was sent in ${lost.join(", ")}. ` +
        "Compare the two in the dashboard: this server may change what it is sent, or add to lists instead of replacing them.",
      { id, state: observe(record, state).state },
    );
  } catch (error) {
    if (error instanceof ApiError) throw new PartialState(error.message, unsure);
    throw error;
  }
}

async function lookAt(api: WorkflowsApi, id: string, holder: string | undefined): Promise<WorkflowRecord> {
  const record = await api.find(id, holder);
  if (record?.versionId !== undefined) return record;
  throw new ApiError({
    kind: record === undefined ? "not-found" : "malformed-answer",
    method: "GET",
    path: `/workflows/${id}`,
    what: record === undefined ? "the workflow is gone" : "the answer does not tell the current version",
    mayHaveArrived: true,
  });
}

/** A field that the answer tells of, and otherwise than it was sent. What was cleared may have got a default. */
function isLost(declared: unknown, record: WorkflowRecord, field: WorkflowField): boolean {
  return declared !== undefined && record.field(field) !== undefined && !isKept(declared, fieldOf(record, field));
}
