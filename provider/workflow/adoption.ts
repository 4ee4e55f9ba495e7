import type { WorkflowRecord } from "../api/workflow-record.js";
import type { WorkflowsApi } from "../api/workflows.js";
import { differingPaths } from "./drift.js";
import { fieldOf } from "./mapping.js";
import { workflowFields } from "./diff.js";
import type { Declared } from "./schema.js";

/** Where a workflow is not what the program declares, as paths. */
export function differingFrom(declared: Declared, record: WorkflowRecord): string[] {
  return workflowFields
    .filter((field) => declared[field] !== undefined)
    .flatMap((field) => differingPaths(declared[field], fieldOf(record, field), field));
}

/** A workflow that exists and is what the program declares. Nothing is sent but a look. */
export async function adoptable(api: WorkflowsApi, id: string, declared: Declared): Promise<WorkflowRecord> {
  const record = await api.find(id);
  if (record === undefined) {
    throw new Error(
      `import: there is no workflow ${id} in this organization, or it is archived. ` +
        "Correct the id in the resource option import, or remove the option to create a new workflow.",
    );
  }
  const differing = differingFrom(declared, record);
  if (differing.length > 0) {
    throw new Error(
      `import: workflow ${id} is not what the program declares; they differ in ${differing.join(", ")}. ` +
        "Make the program say what the workflow has, run again, and change it afterwards. Nothing was changed.",
    );
  }
  return record;
}
