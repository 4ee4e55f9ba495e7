import type { WorkflowRecord } from "../api/workflow-record.js";
import type { WorkflowsApi } from "../api/workflows.js";
import type { Holders } from "./holders.js";
import { differingFrom } from "./adoption.js";
import { isKept } from "./drift.js";
import { markIn } from "./marker.js";
import type { Declared } from "./schema.js";

/** What to do about a workflow that an earlier deployment made for a resource which is now to be created. */
export type OnExisting = "adopt" | "refuse" | "create";

/** What a look for a resource's own workflow needs. */
export interface Search {
  readonly api: WorkflowsApi;
  /** What the server held when this deployment created its first workflow: one listing for all of them. */
  readonly earlier: () => Promise<readonly WorkflowRecord[]>;
  readonly holders: Holders;
  readonly now: () => number;
  readonly onExisting: OnExisting;
}

/** What is older was not left behind by a deployment that somebody has just seen die. */
const adoptableForMs = 24 * 60 * 60 * 1000;

/**
 * The workflow that an earlier deployment made for this resource before its answer or the stack's state was lost.
 *
 * @param mark the hash that every attempt to create this resource leaves in the metadata
 * @throws Error when there is one that is not plainly this resource's, with the line that adopts it
 */
export async function ownWorkflow(
  search: Search,
  declared: Declared,
  mark: string,
): Promise<WorkflowRecord | undefined> {
  if (search.onExisting === "create") return undefined;
  const marked = await markedWith(search, declared, mark);
  const [only, ...others] = marked;
  if (only === undefined) return undefined;
  if (others.length > 0) throw refused(marked, "and there is more than one");
  if (search.onExisting === "refuse") throw refused(marked, "and armature:onExisting is refuse");
  const differing = differingFrom(declared, only);
  if (differing.length > 0) throw refused(marked, `but it differs in ${differing.join(", ")}`);
  const { createdAtMs } = only;
  if (createdAtMs !== undefined && createdAtMs < search.now() - adoptableForMs) {
    throw refused(marked, "but it is older than a day");
  }
  return only;
}

async function markedWith(
  { api, earlier, holders }: Search,
  declared: Declared,
  mark: string,
): Promise<WorkflowRecord[]> {
  const found: WorkflowRecord[] = [];
  for (const row of await earlier()) {
    if (row.archived || holders.isHeld(row.id) || !mayBear(row, declared, mark)) continue;
    // The list may be as old as the deployment, and leave out what the comparison needs.
    const record = await api.find(row.id);
    if (record !== undefined && bearsMark(record, mark) === true) found.push(record);
  }
  return found;
}

/** Where a row leaves out the mark, the name has to do: asking for every workflow of an organization would take too long. */
function mayBear(row: WorkflowRecord, { name }: Declared, mark: string): boolean {
  const listed = row.field("name") ?? undefined;
  return bearsMark(row, mark) ?? (listed === undefined || isKept(name, listed));
}

/** Undefined when the record does not tell, as the rows of a list may not. */
function bearsMark(record: WorkflowRecord, mark: string): boolean | undefined {
  const told = markIn(record);
  return told === undefined ? undefined : told === mark || told.startsWith(`${mark}.`);
}

function refused(marked: readonly WorkflowRecord[], why: string): Error {
  const ids = marked.map(({ id }) => id);
  const adopting = ids.map((id) => `import: "${id}"`).join(" or ");
  return new Error(
    `Not created: ${ids.join(", ")} bears this resource's mark, as an earlier deployment or a resource that had its ` +
      `name before leaves it, ${why}. If no other resource stands for it, go on with it by making the program say what ` +
      `it has and adding the resource option ${adopting}. To have a new one, archive it in the dashboard or set ` +
      "armature:onExisting to create. With --replace, leave that out: a workflow is changed in place.",
  );
}
