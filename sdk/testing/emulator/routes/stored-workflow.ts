import { notFound } from "./refusal.js";
import type { Store } from "../store/store.js";
import type { StoredWorkflow } from "../store/workflow-record.js";

/** The workflow of that id. @throws Refusal when there is none or, unless `archivedToo`, it is archived. */
export function storedWorkflow(store: Store, id: string, archivedToo: boolean): StoredWorkflow {
  const workflow = store.workflow(id);
  if (workflow === undefined || (workflow.archivedAt !== undefined && !archivedToo)) throw notFound(`Workflow ${id}`);
  return workflow;
}
