import type { RequestRecord } from "../../sdk/testing/index.js";

/** What a request is of, without the ids in its path: `GET /workflows/{id}`. */
export const routeOf = ({ method, path }: Pick<RequestRecord, "method" | "path">): string =>
  `${method} ${path.replace(/(?<=^\/(workflows|runs)\/)[^/]+/u, "{id}")}`;

/** How often each of these names is there. */
export function countsOf(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
