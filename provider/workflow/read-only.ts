import { identifier } from "../api/record.js";
import type { WorkflowsApi } from "../api/workflows.js";
import type { Existing, Observed, Properties } from "../resource.js";
import type { Holders } from "./holders.js";
import { toldWorkflow } from "./told.js";

/** Set in the state of a workflow that the program reads, and does not declare. */
const readOnlyKey = "__readOnly";

export const isReadOnly = (state: Properties): boolean => state[readOnlyKey] === true;

/**
 * A workflow that the program only reads: all that the server tells of it. Undefined when a refresh finds that it is gone,
 * so that the state forgets it.
 *
 * @throws Error when a program asks for one that does not exist
 */
export async function readOnly(
  api: Pick<WorkflowsApi, "find">,
  { id, state }: Existing,
  holders: Pick<Holders, "read">,
): Promise<Observed | undefined> {
  // A program sends the mark alone; a refresh sends what was found before.
  const isAskedByProgram = state["currentVersion"] === undefined;
  if (isAskedByProgram) holders.read(id);
  const record = identifier(id) === undefined ? undefined : await api.find(id);
  const mark = { [readOnlyKey]: true };
  if (record !== undefined) return { inputs: mark, state: { ...toldWorkflow(record), ...mark } };
  if (!isAskedByProgram) return undefined;
  throw new Error(
    `There is no workflow ${identifier(id) ?? "of that id"}: it is archived, its id is wrong, or it belongs to another ` +
      "organization than the key. getWorkflow({ name }) finds one by its name.",
  );
}
