import { ApiError } from "../../provider/api/error.js";
import { testersOf, type WorkflowRecord } from "../../provider/api/workflow-record.js";
import type { WorkflowsApi } from "../../provider/api/workflows.js";
import { onlyNamed } from "../../provider/look-ups/sought.js";
import { workflowName } from "../../provider/workflow/workflow-name.js";

/** A workflow as a person names it. */
export interface Named {
  readonly id: string;
  readonly name: string;
  /** How many testers it has; undefined where the answer that was found does not tell. */
  readonly testers: number | undefined;
}

const named = (record: WorkflowRecord): Named => ({
  id: record.id,
  name: workflowName(record),
  testers: testersOf(record),
});

/**
 * The workflow of that id, else the only one of that name.
 *
 * @throws NoSuch when there is none, or more than one
 */
export async function findWorkflow(api: WorkflowsApi, idOrName: string): Promise<Named> {
  const byId = await api.find(idOrName).catch(unlessNoId);
  if (byId !== undefined) return named(byId);
  // A list may go on naming what is archived.
  const active = (await api.list()).filter(({ archived }) => !archived);
  return onlyNamed("workflow", active.map(named), idOrName);
}

/** A name need not be what a server takes for an id. */
function unlessNoId(error: unknown): undefined {
  if (!(error instanceof ApiError) || error.kind !== "invalid") throw error;
}
