import { type ChildEnd, type ChildOptions, startChild } from "../support/process/child.js";

/** Runs a command to its end. */
export const ran = ([command = "", ...args]: readonly string[], options: ChildOptions): Promise<ChildEnd> =>
  startChild(command, args, options).ended;

/** What a command prints to standard output. @throws Error with all that it printed when it fails */
export async function called(command: readonly string[], options: ChildOptions): Promise<string> {
  const { exitCode, stdout, output } = await ran(command, options);
  if (exitCode === 0) return stdout;
  throw new Error(`${command.join(" ")} ended with exit code ${exitCode}:\n${output.trim()}`);
}
