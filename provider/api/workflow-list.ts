import type { Send } from "./http.js";
import { allRows, eachPage, type List } from "./pages.js";
import { workflowRecord, type WorkflowRecord } from "./workflow-record.js";

const workflows: List<WorkflowRecord> = {
  path: "/workflows",
  envelopes: ["rows", "workflows", "data"],
  rows: "workflows",
  row: "a workflow",
  read: (row) => workflowRecord(row),
};

/** Takes the records of `GET /workflows` page by page, to the last one or as long as more are wanted. */
export const eachPageOfWorkflows = (send: Send, take: (records: readonly WorkflowRecord[]) => boolean): Promise<void> =>
  eachPage(send, workflows, take);

/**
 * Every record of `GET /workflows`. What cannot be read to its end is no list: more may be there.
 *
 * @param category slugs with commas between them, of which the MCP server of each workflow has one
 */
export const wholeList = (send: Send, category?: string): Promise<WorkflowRecord[]> =>
  allRows(send, category === undefined ? workflows : { ...workflows, query: { category } });
