import type { DeclaredWorkflow } from "./resource-rule.js";

/** Under which names a tool policy may list the tools it allows; the API page prints the first. */
const listNames = ["allowed_tools", "allowedTools"];

/** The tools that a workflow's policy lists; undefined where it lists none. */
export function allowedTools({ toolPolicy }: DeclaredWorkflow): string[] | undefined {
  const lists = listNames.map((name) => toolPolicy?.[name]).filter((list) => Array.isArray(list));
  const tools = lists.flat().filter((tool) => typeof tool === "string");
  return tools.length === 0 ? undefined : tools;
}
