/** A longer one is hard to read, and stands in each URN and in the name of each secret. */
const longest = 60;

/** What people call a workflow as a logical name of Pulumi's: readable, and the same each time. */
export function logicalName(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-/, "")
    .slice(0, longest)
    .replace(/-$/, "");
  return plain === "" ? "workflow" : plain;
}

/** What a module cannot declare, or what it hides from the rest of its file when it does. */
const reserved = new Set(
  [
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends",
    "false finally for function if implements import in instanceof interface let new null package private protected",
    "public return static super switch this throw true try typeof undefined var void while with yield",
    "console exports global globalThis module process require",
  ].flatMap((words) => words.split(" ")),
);

/** The logical name as TypeScript writes a name. */
export function identifierOf(logical: string): string {
  const camel = logical.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  if (reserved.has(camel)) return `${camel}Workflow`;
  return /^[a-z]/.test(camel) ? camel : `workflow${camel}`;
}
