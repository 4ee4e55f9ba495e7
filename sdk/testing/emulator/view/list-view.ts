import type { Json } from "../json.js";
import type { Profile } from "../profile/profile.js";

/** Some rows of a longer list. */
export interface Page {
  readonly rows: readonly Json[];
  /** Counted from 1. */
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
}

/** The rows that a page of this size and number holds. */
export function pageOf(rows: readonly Json[], page: number, pageSize: number): Page {
  const start = (page - 1) * pageSize;
  return { rows: rows.slice(start, start + pageSize), page, pageSize, total: rows.length };
}

/** A list as the profile wraps it; `own` is the name of the envelope that is called after its rows. */
export function listAnswer(
  rows: readonly Json[],
  own: "workflows" | "runs",
  { listEnvelope }: Profile,
  page?: Omit<Page, "rows">,
): Json {
  if (listEnvelope === "array") return rows;
  const key = listEnvelope === "workflows" ? own : listEnvelope;
  const isLast = page === undefined || page.page * page.pageSize >= page.total;
  return {
    [key]: rows,
    ...(page === undefined ? {} : { page: page.page, pageSize: page.pageSize, total: page.total }),
    ...(isLast ? {} : { nextPage: page.page + 1 }),
  };
}
