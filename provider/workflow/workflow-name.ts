import type { WorkflowRecord } from "../api/workflow-record.js";

/** What people call a workflow; its id where the server does not tell. */
export function workflowName(record: WorkflowRecord): string {
  const name = record.field("name");
  return typeof name === "string" ? name : record.id;
}
