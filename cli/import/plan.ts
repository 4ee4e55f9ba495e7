import type { WorkflowRecord } from "../../provider/api/workflow-record.js";
import type { WorkflowsApi } from "../../provider/api/workflows.js";
import { type Declaration, declarationOf } from "./declaration.js";
import { LogicalNames } from "./names.js";
import { workflowName } from "../../provider/workflow/workflow-name.js";
import { isSelected, type Selection } from "./selection.js";

/** What an import comes to. */
export interface Plan {
  readonly fresh: readonly Declaration[];
  /** The ids of those that the file declares already. */
  readonly known: readonly string[];
}

/** What a file of an earlier import declares. */
export interface Earlier {
  readonly ids: ReadonlySet<string>;
  readonly names: readonly string[];
}

/** Undefined where a file is none of this command's. */
export function earlierIn(text: string, madeBy: string): Earlier | undefined {
  if (!text.startsWith(madeBy)) return undefined;
  const all = (pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, found = ""]) => found);
  return {
    ids: new Set(all(/^\/\/ Armature workflow (\S+)$/gm)),
    names: all(/^new armature\.Workflow\(\s*"([^"]+)"/gm),
  };
}

/** Looks at each workflow that is to be taken, since a list may tell less of it. */
export async function planOf(
  api: WorkflowsApi,
  selection: Selection,
  earlier: Earlier | undefined,
  seen: (done: number, of: number) => void,
): Promise<Plan> {
  const listed = (await api.list()).filter((record) => mayBeSelected(record, selection));
  const known = listed.map(({ id }) => id).filter((id) => earlier?.ids.has(id) === true);
  const wanted = listed.filter(({ id }) => !known.includes(id));
  let done = 0;
  const whole = await Promise.all(
    wanted.map(async ({ id }) => {
      const record = await api.find(id);
      seen((done += 1), wanted.length);
      return record;
    }),
  );
  const selected = whole.filter((record) => record !== undefined).filter((record) => isSelected(record, selection));
  const names = new LogicalNames(earlier?.names ?? []);
  const fresh = await Promise.all(
    selected.sort(byName).map((record) => declarationOf(record, names.take(workflowName(record)))),
  );
  return { fresh, known };
}

/** A row that leaves out what is asked for may be one. */
function mayBeSelected(record: WorkflowRecord, selection: Selection): boolean {
  const isWhole = record.field("name") !== undefined && record.field("mcpServerId") !== undefined;
  return !isWhole || isSelected(record, selection);
}

const byName = (one: WorkflowRecord, other: WorkflowRecord): number =>
  workflowName(one).localeCompare(workflowName(other)) || one.id.localeCompare(other.id);
