import type { WorkflowsApi } from "../../provider/api/workflows.js";
import { type Named, onlyNamed } from "../../provider/look-ups/sought.js";
import { workflowName } from "../../provider/workflow/workflow-name.js";

/**
 * The workflow of that id, else the only one of that name.
 *
 * @throws NoSuch when there is none, or more than one
 */
export async function findWorkflow(api: WorkflowsApi, idOrName: string): Promise<Named> {
  const byId = await api.find(idOrName);
  if (byId !== undefined) return { id: byId.id, name: workflowName(byId) };
  const all = (await api.list()).map((record) => ({ id: record.id, name: workflowName(record) }));
  return onlyNamed("workflow", all, idOrName);
}
