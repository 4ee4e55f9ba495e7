import type { Declaration } from "./declaration.js";
import type { FreeNames } from "./free-names.js";

/** Values that several workflows share, each under a name. */
export interface Lifted {
  /** The name of a constant for a field with this value; undefined where there is none. */
  readonly nameOf: (field: string, value: unknown) => string | undefined;
  /** The constants that are to be made. */
  readonly fresh: readonly (readonly [name: string, value: unknown])[];
}

/** What is worth a name, and which. */
const names: ReadonlyMap<string, string> = new Map([
  ["mcpServerId", "mcpServer"],
  ["defaultMcpAuthProfileId", "authProfile"],
  ["testerModelIds", "models"],
  ["testerTargets", "targets"],
  ["schedule", "schedule"],
  ["limits", "limits"],
  ["retryPolicy", "retryPolicy"],
  ["toolPolicy", "toolPolicy"],
]);

/** What several workflows have in a field, each once. What has a secret in it is nobody else's. */
function shared(field: string, declarations: readonly Declaration[]): ReadonlyMap<string, unknown> {
  const values = declarations
    .filter(({ args, secrets }) => args[field] !== undefined && !secrets.some(({ path }) => path.startsWith(field)))
    .map(({ args }) => [JSON.stringify(args[field]), args[field]] as const);
  const counts = new Map<string, number>();
  for (const [text] of values) counts.set(text, (counts.get(text) ?? 0) + 1);
  return new Map(values.filter(([text]) => (counts.get(text) ?? 0) > 1));
}

/**
 * Constants for the values that more than one workflow has in a field.
 *
 * @param there the names of constants that are there already, by what they hold as JSON
 */
export function lifted(
  declarations: readonly Declaration[],
  there: ReadonlyMap<string, string>,
  free: FreeNames,
): Lifted {
  const constants = new Map<string, string>();
  const fresh: (readonly [string, unknown])[] = [];
  for (const [field, wanted] of names) {
    const missing = [...shared(field, declarations)].filter(([text]) => !there.has(text));
    for (const [index, [text, value]] of missing.entries()) {
      const name = free.take(missing.length === 1 ? wanted : `${wanted}${index + 1}`);
      constants.set(`${field} ${text}`, name);
      fresh.push([name, value]);
    }
  }
  return {
    nameOf: (field, value) => {
      const text = JSON.stringify(value);
      return names.has(field) ? (there.get(text) ?? constants.get(`${field} ${text}`)) : undefined;
    },
    fresh,
  };
}
