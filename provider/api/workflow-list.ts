import { ApiError } from "./error.js";
import type { Send } from "./http.js";
import { isWire, listed, property } from "./record.js";
import { workflowRecord, type WorkflowRecord } from "./workflow-record.js";

/** The API documents no paging: a server that pages says which page comes next, and this many are enough for any. */
const mostPages = 1000;

/** The number of the next page; undefined on the last one, on a server that does not page and on one that turns back. */
function nextPage(answer: unknown, page: number): number | undefined {
  const next = isWire(answer) ? property(answer, "nextPage") : undefined;
  return typeof next === "number" && next > page ? next : undefined;
}

/** Every record of `GET /workflows`, over all pages. */
export async function wholeList(send: Send): Promise<WorkflowRecord[]> {
  const found = new Map<string, WorkflowRecord>();
  let page: number | undefined = 1;
  for (let pages = 0; page !== undefined && pages < mostPages; pages += 1) {
    const path: string = page === 1 ? "/workflows" : `/workflows?page=${page}`;
    const answer = await send("GET", path);
    const rows = listed(answer, ["rows", "workflows", "data"]);
    if (rows === undefined) {
      const what = "the answer has no list of workflows";
      throw new ApiError({ kind: "malformed-answer", method: "GET", path, what, mayHaveArrived: true });
    }
    for (const record of rows.map((row) => workflowRecord(row))) {
      if (record !== undefined) found.set(record.id, record);
    }
    page = nextPage(answer, page);
  }
  return [...found.values()];
}
