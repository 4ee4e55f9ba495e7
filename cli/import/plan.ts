import type { WorkflowRecord } from "../../provider/api/workflow-record.js";
import type { WorkflowsApi } from "../../provider/api/workflows.js";
import { markIn } from "../../provider/workflow/marker.js";
import { workflowName } from "../../provider/workflow/workflow-name.js";
import { argsOf, type Declaration, declarationOf, whyNot } from "./declaration.js";
import { FreeNames } from "./free-names.js";
import type { Imported } from "./neighbours.js";
import { isSelected, type Selection } from "./selection.js";

/** What an import comes to. */
export interface Plan {
  /** How many the organization has, of the category where one was asked for. */
  readonly listed: number;
  readonly fresh: readonly Declaration[];
  /** Those that are declared already, and where. */
  readonly known: readonly { readonly id: string; readonly file: string }[];
  /** The ids of those that were archived while the others were read. */
  readonly gone: readonly string[];
  /** The ids of those that are left out since a stack of Pulumi's may have them. */
  readonly managed: readonly string[];
  /** Those that no program could declare as they are. */
  readonly undeclarable: readonly { readonly id: string; readonly problems: readonly string[] }[];
}

/**
 * Looks at each workflow that is to be taken, since a list may tell less of it.
 *
 * @param there the file that is added to, where there is one, and those beside it
 */
export async function planOf(
  api: WorkflowsApi,
  selection: Selection,
  there: readonly Imported[],
  seen: (done: number, of: number) => void,
): Promise<Plan> {
  const listed = (await api.list(selection.category)).filter(({ archived }) => !archived);
  const candidates = listed.filter((record) => mayBeSelected(record, selection));
  const places = candidates.map(({ id }) => ({ id, file: there.find(({ earlier }) => earlier.ids.has(id))?.file }));
  const known = places.flatMap(({ id, file }) => (file === undefined ? [] : [{ id, file }]));
  const isKnown = new Set(known.map(({ id }) => id));
  const wanted = candidates.filter(({ id }) => !isKnown.has(id));
  let done = 0;
  const look = async ({ id }: WorkflowRecord): Promise<WorkflowRecord | undefined> => {
    const record = await api.find(id);
    seen((done += 1), wanted.length);
    return record;
  };
  const found = (await Promise.all(wanted.map(look))).filter((record) => record !== undefined);
  const isThere = new Set(found.map(({ id }) => id));
  const selected = found.filter((record) => isSelected(record, selection)).sort(byName);
  const isLeftOut = (record: WorkflowRecord): boolean => selection.managed !== true && (markIn(record) ?? "") !== "";
  const taken = selected.filter((record) => !isLeftOut(record));
  const judged = taken.map((record) => ({ record, problems: whyNot(argsOf(record)) }));
  const free = {
    names: new FreeNames(there.flatMap(({ earlier }) => earlier.logicalNames)),
    keys: new FreeNames(there.flatMap(({ earlier }) => earlier.secretKeys)),
  };
  const fresh: Declaration[] = [];
  for (const { record, problems } of judged) if (problems.length === 0) fresh.push(await declarationOf(record, free));
  return {
    listed: listed.length,
    fresh,
    known,
    gone: wanted.map(({ id }) => id).filter((id) => !isThere.has(id)),
    managed: selected.filter(isLeftOut).map(({ id }) => id),
    undeclarable: judged
      .filter(({ problems }) => problems.length > 0)
      .map(({ record: { id }, problems }) => ({ id, problems })),
  };
}

/** A row that leaves out what is asked for may be one. */
function mayBeSelected(record: WorkflowRecord, selection: Selection): boolean {
  const isWhole = record.field("name") !== undefined && record.field("mcpServerId") !== undefined;
  return !isWhole || isSelected(record, selection);
}

/** The same order on every machine. */
const byName = (one: WorkflowRecord, other: WorkflowRecord): number =>
  workflowName(one).localeCompare(workflowName(other), "en", { numeric: true }) || one.id.localeCompare(other.id, "en");
