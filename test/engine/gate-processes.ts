import { descendantsOf } from "../support/process/tree.js";

/** The processes of an operation that can die by themselves. */
const commands = {
  engine: /^\S*pulumi up /u,
  "provider host": /^\S*node\b.*\/cmd\/dynamic-provider\b/u,
} as const;

/** The process of this part of the operation that goes on; a test has one at a time. */
export function processOf(part: keyof typeof commands): number {
  const [found, ...others] = descendantsOf(process.pid).filter(({ command }) => commands[part].test(command));
  if (found === undefined || others.length > 0) throw new Error(`There has to be one ${part} at this time.`);
  return found.pid;
}
