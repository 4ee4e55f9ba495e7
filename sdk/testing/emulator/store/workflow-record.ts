import type { WorkflowFields } from "./workflow-fields.js";

/** A version of a workflow's definition; it never changes. */
export type WorkflowVersion = {
  id: string;
  /** 1 for the version that the creation wrote, and one more with every PATCH. */
  number: number;
  /** When it was written, as an ISO time. */
  createdAt: string;
  fields: WorkflowFields;
};

/** A workflow as the store keeps it: its fields are those of its last version. */
export type StoredWorkflow = {
  id: string;
  versions: [WorkflowVersion, ...WorkflowVersion[]];
  createdAt: string;
  updatedAt: string;
  archivedAt?: string;
};

/** What the server holds of a workflow, whatever the profile makes of it on the wire. */
export type WorkflowRecord = WorkflowFields & {
  id: string;
  currentVersion: { id: string; number: number; createdAt: string };
  /** Every version, oldest first. */
  versions: readonly WorkflowVersion[];
  createdAt: string;
  updatedAt: string;
  /** When it was archived, as an ISO time; absent while it is active. */
  archivedAt?: string;
};

export const currentVersionOf = ({ versions }: StoredWorkflow): WorkflowVersion => versions.at(-1) ?? versions[0];

export function workflowRecord(workflow: StoredWorkflow): WorkflowRecord {
  const { fields, ...version } = currentVersionOf(workflow);
  const { id, versions, createdAt, updatedAt, archivedAt } = workflow;
  return {
    id,
    ...fields,
    currentVersion: version,
    versions,
    createdAt,
    updatedAt,
    ...(archivedAt === undefined ? {} : { archivedAt }),
  };
}
