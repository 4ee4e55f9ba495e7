import { type ChildOptions, startChild } from "../process/child.js";
import type { NoEngine } from "./engine.js";
import { whileReporting } from "./while-reporting.js";

/** A command that makes an engine. */
export interface Making {
  readonly command: string;
  readonly args: readonly string[];
  readonly options?: ChildOptions;
  /** How long it may take, in milliseconds. @default as long as it takes */
  readonly deadlineMs?: number;
}

const lastLine = (text: string): string => text.trim().split("\n").at(-1)?.trim() ?? "";

/** Runs a command that takes its time, and shows what it prints now and then. */
export async function make(making: Making, tell: (line: string) => void): Promise<NoEngine | undefined> {
  const { command, args, options, deadlineMs } = making;
  let latest = "";
  const child = startChild(command, args, { ...options, onText: (text) => (latest = lastLine(text) || latest) });
  const deadline = deadlineMs === undefined ? undefined : setTimeout(() => child.kill("SIGKILL"), deadlineMs);
  const { exitCode, output } = await whileReporting(
    tell,
    () => latest,
    () => child.ended,
  ).finally(() => clearTimeout(deadline));
  return exitCode === 0 ? undefined : { why: lastLine(output) || `it ended with exit code ${exitCode}` };
}
