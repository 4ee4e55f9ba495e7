import { ApiError } from "./error.js";
import type { Send } from "./http.js";
import { isWire, listed, property, text } from "./record.js";

/** The API documents no paging: a server that pages says which page comes next. One with more pages than this never ends. */
const mostPages = 1000;

/** A list of the API. */
export interface List<Row> {
  readonly path: string;
  /** What is asked of it on each page. */
  readonly query?: Readonly<Record<string, string>>;
  /** The names under which its rows may be. */
  readonly envelopes: readonly string[];
  /** What its rows are, and what one of them is, in words: `workflows`, `a workflow`. */
  readonly rows: string;
  readonly row: string;
  /** Undefined for what is no such row. */
  readonly read: (row: unknown) => Row | undefined;
}

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

function pathOf({ path, query }: List<unknown>, page: number): string {
  const asked = new URLSearchParams({ ...query, ...(page === 1 ? {} : { page: String(page) }) });
  return asked.size === 0 ? path : `${path}?${asked.toString()}`;
}

/** Takes the rows of a list page by page, to the last one or as long as more are wanted. */
export async function eachPage<Row extends { readonly id: string }>(
  send: Send,
  list: List<Row>,
  take: (rows: readonly Row[]) => boolean,
): Promise<void> {
  const found = new Set<string>();
  let page = 1;
  for (let pages = 0; pages < mostPages; pages += 1) {
    const path = pathOf(list, page);
    const answer = await asked(send, path);
    const rows = rowsIn(answer, list, path);
    if (!take(rows)) return;
    const before = found.size;
    for (const { id } of rows) found.add(id);
    const next = nextPage(answer, page, found.size);
    if (next === undefined) return;
    if (found.size === before) throw misread(path, "the list says that there is more, and does not give it");
    page = next;
  }
  throw misread(list.path, `the list of ${list.rows} does not end within ${mostPages} pages`);
}

/** Every row of a list. What cannot be read to its end is no list: more may be there. */
export async function allRows<Row extends { readonly id: string }>(send: Send, list: List<Row>): Promise<Row[]> {
  const found = new Map<string, Row>();
  await eachPage(send, list, (rows) => {
    for (const row of rows) found.set(row.id, row);
    return true;
  });
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

function rowsIn<Row>(answer: unknown, list: List<Row>, path: string): Row[] {
  const rows = listed(answer, list.envelopes);
  if (rows === undefined) throw misread(path, `the answer has no list of ${list.rows}`);
  return rows.map((row) => {
    const record = list.read(row);
    if (record === undefined) throw misread(path, `the list has something that is not ${list.row}`);
    return record;
  });
}

function misread(path: string, what: string, status?: number): ApiError {
  return new ApiError({ kind: "malformed-answer", method: "GET", path, what, status, mayHaveArrived: true });
}
