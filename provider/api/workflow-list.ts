import { ApiError } from "./error.js";
import type { Send } from "./http.js";
import { isWire, listed, property, text } from "./record.js";
import { workflowRecord, type WorkflowRecord } from "./workflow-record.js";

/** The API documents no paging: a server that pages says which page comes next. One with more pages than this never ends. */
const mostPages = 1000;

/**
 * The number of the next page: the one that the server names, or the one after this where it says that there is more.
 * Undefined on the last one, on a server that does not page and on one that turns back.
 */
function nextPage(answer: unknown, page: number, found: number): number | undefined {
  if (!isWire(answer)) return undefined;
  const next = property(answer, "nextPage");
  if (typeof next === "number") return next > page ? next : undefined;
  const total = property(answer, "total");
  const isMore = (typeof total === "number" && total > found) || property(answer, "hasMore") === true;
  return isMore || text(answer, "nextCursor") !== undefined ? page + 1 : undefined;
}

const pathOf = (page: number, category: string | undefined): string => {
  const query = new URLSearchParams({
    ...(category === undefined ? {} : { category }),
    ...(page === 1 ? {} : { page: String(page) }),
  });
  return query.size === 0 ? "/workflows" : `/workflows?${query.toString()}`;
};

/**
 * Takes the records of `GET /workflows` page by page, to the last one or as long as more are wanted.
 *
 * @param category slugs with commas between them, of which the MCP server of each workflow has one
 */
export async function eachPage(
  send: Send,
  take: (records: readonly WorkflowRecord[]) => boolean,
  category?: string,
): Promise<void> {
  const found = new Set<string>();
  let page = 1;
  for (let pages = 0; pages < mostPages; pages += 1) {
    const path = pathOf(page, category);
    const answer = await asked(send, path);
    const records = recordsIn(answer, path);
    if (!take(records)) return;
    const before = found.size;
    for (const { id } of records) found.add(id);
    const next = nextPage(answer, page, found.size);
    if (next === undefined) return;
    if (found.size === before) throw misread(path, "the list says that there is more, and does not give it");
    page = next;
  }
  throw misread("/workflows", `the list of workflows does not end within ${mostPages} pages`);
}

/** Every record of `GET /workflows`. What cannot be read to its end is no list: more may be there. */
export async function wholeList(send: Send, category?: string): Promise<WorkflowRecord[]> {
  const found = new Map<string, WorkflowRecord>();
  const take = (records: readonly WorkflowRecord[]): true => {
    for (const record of records) found.set(record.id, record);
    return true;
  };
  await eachPage(send, take, category);
  return [...found.values()];
}

/** Every organization has a list: where none is found, the base URL leads elsewhere. */
async function asked(send: Send, path: string): Promise<unknown> {
  try {
    return await send("GET", path);
  } catch (error) {
    if (error instanceof ApiError && error.kind === "not-found") throw misread(path, error.what, error.status);
    throw error;
  }
}

function recordsIn(answer: unknown, path: string): WorkflowRecord[] {
  const rows = listed(answer, ["rows", "workflows", "data"]);
  if (rows === undefined) throw misread(path, "the answer has no list of workflows");
  return rows.map((row) => {
    const record = workflowRecord(row);
    if (record === undefined) throw misread(path, "the list has something that is not a workflow");
    return record;
  });
}

function misread(path: string, what: string, status?: number): ApiError {
  return new ApiError({ kind: "malformed-answer", method: "GET", path, what, status, mayHaveArrived: true });
}
