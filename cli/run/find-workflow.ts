import { distance } from "fastest-levenshtein";
import { testersOf, type WorkflowRecord } from "../../provider/api/workflow-record.js";
import type { WorkflowsApi } from "../../provider/api/workflows.js";
import { oneLine } from "../../provider/report/words.js";
import { UsageError } from "../usage-error.js";
import { workflowName } from "../workflow-name.js";

/** How many names are told of those that are like the one that is not there. */
const mostNames = 3;

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
 * @throws UsageError when there is none, or more than one
 */
export async function findWorkflow(api: WorkflowsApi, idOrName: string): Promise<Named> {
  const byId = await api.find(idOrName);
  if (byId !== undefined) return named(byId);
  const all = (await api.list()).map(named);
  const called = all.filter(({ name }) => name === idOrName);
  const [only, ...others] = called;
  if (only === undefined) throw new UsageError(`There is no workflow "${oneLine(idOrName)}"${likes(all, idOrName)}.`);
  if (others.length > 0) {
    const ids = called.map(({ id }) => oneLine(id)).join(", ");
    throw new UsageError(`More than one workflow is called "${oneLine(idOrName)}": give the id, one of ${ids}.`);
  }
  return only;
}

function likes(all: readonly Named[], wanted: string): string {
  const isLike = (name: string): boolean => distance(name.toLowerCase(), wanted.toLowerCase()) <= wanted.length / 3;
  const names = all.filter(({ name }) => isLike(name)).map(({ id, name }) => `"${oneLine(name)}" (${oneLine(id)})`);
  return names.length === 0 ? "" : `; there is ${names.slice(0, mostNames).join(", ")}`;
}
