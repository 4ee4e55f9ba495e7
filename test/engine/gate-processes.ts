import { setTimeout as wait } from "node:timers/promises";
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

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Whether the process ends within so long. */
export async function ends(pid: number, withinMs = 5_000): Promise<boolean> {
  const deadlineMs = Date.now() + withinMs;
  while (isAlive(pid) && Date.now() < deadlineMs) await wait(20);
  return !isAlive(pid);
}
