import { onceForEach } from "../api/once.js";
import type { WorkflowRecord } from "../api/workflow-record.js";
import type { WorkflowsApi } from "../api/workflows.js";
import { toldWorkflow, type ToldWorkflow } from "../workflow/told.js";
import { workflowName } from "../workflow/workflow-name.js";
import { SharedList } from "./shared-list.js";
import { noSuch, onlyNamed, type IdOrName, type Named } from "./sought.js";

export interface FoundWorkflow extends ToldWorkflow {
  readonly id: string;
}

/** A workflow as a list tells it. */
export interface ListedWorkflow extends Named {
  readonly mcpServerId: string | undefined;
}

/** Which workflows are to be listed. */
export interface WantedWorkflows {
  readonly isNamed: (name: string) => boolean;
  /** Left out, those of any. */
  readonly mcpServerId?: string | undefined;
}

export interface WorkflowLookUps {
  readonly one: (asked: IdOrName) => Promise<FoundWorkflow>;
  readonly all: (wanted: WantedWorkflows) => Promise<ListedWorkflow[]>;
}

export function workflowLookUps(api: Pick<WorkflowsApi, "find" | "list">): WorkflowLookUps {
  const list = new SharedList(async () => (await api.list()).filter(({ archived }) => !archived).map(listed));
  const record = onceForEach(async (id) => {
    const found = await api.find(id);
    if (found === undefined) throw noSuch("workflow", await list.rowsOrNone(), id);
    return found;
  });
  const whole = async (row: ListedWorkflow): Promise<ListedWorkflow> =>
    row.mcpServerId === undefined ? listed(await record(row.id)) : row;

  return {
    one: async (asked) => {
      const { id } = "id" in asked ? asked : await list.seek((rows) => onlyNamed("workflow", rows, asked.name));
      return { id, ...toldWorkflow(await record(id)) };
    },
    all: async ({ isNamed, mcpServerId }) => {
      const named = (await list.rows()).filter(({ name }) => isNamed(name));
      if (mcpServerId === undefined) return named;
      // A row that does not tell its server may be of this one.
      return (await Promise.all(named.map(whole))).filter((row) => row.mcpServerId === mcpServerId);
    },
  };
}

function listed(record: WorkflowRecord): ListedWorkflow {
  const server = record.field("mcpServerId");
  return { id: record.id, name: workflowName(record), mcpServerId: typeof server === "string" ? server : undefined };
}
