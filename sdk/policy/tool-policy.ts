import type { DeclaredWorkflow } from "./resource-rule.js";

/** Under which names a tool policy may list the tools it allows; the API page prints the first. */
const listNames = ["allowed_tools", "allowedTools"];

/** Allows more than it names. */
const isWildcard = (text: string): boolean => /[*?]|^\s*(?:all|any)\s*$/i.test(text);

/** The tools that a workflow's policy allows, where it lists them by name; undefined where it does not. */
export function allowedTools({ toolPolicy }: DeclaredWorkflow): string[] | undefined {
  const lists = listNames.map((name) => toolPolicy?.[name]).filter((list): list is unknown[] => Array.isArray(list));
  const tools = lists.flat().map((tool) => (typeof tool === "string" ? tool : ""));
  const areNames = tools.every((tool) => tool.trim() !== "" && !isWildcard(tool));
  return areNames && tools.length > 0 ? tools : undefined;
}

/** How many texts of a policy allow more than they name, wherever they stand in it. */
export function wildcardsIn(policy: unknown): number {
  if (typeof policy === "string") return isWildcard(policy) ? 1 : 0;
  if (typeof policy !== "object" || policy === null) return 0;
  return Object.keys(policy).reduce(
    (count, key) => count + wildcardsIn((policy as Readonly<Record<string, unknown>>)[key]),
    0,
  );
}
