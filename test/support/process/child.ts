import { spawn } from "node:child_process";
import { constants } from "node:os";
import { beforeEnd } from "./before-end.js";
import { killTree, sendSignal } from "./tree.js";

export interface ChildOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Takes what it writes, as it comes. */
  readonly onText?: ((text: string) => void) | undefined;
  /** Takes what it sends with `process.send`. */
  readonly onMessage?: (message: unknown) => void;
}

/** How a process ended. */
export interface ChildEnd {
  /** 128 and the signal's number when a signal ended it, as in a shell. */
  readonly exitCode: number;
  readonly stdout: string;
  /** Standard output and standard error, in the order in which they came. */
  readonly output: string;
}

export interface Child {
  /** @throws Error when the process cannot be started. */
  readonly ended: Promise<ChildEnd>;
  /** Signals its process group, as Ctrl-C in a terminal does; SIGKILL ends everything that it started, too. */
  readonly kill: (signal: NodeJS.Signals) => void;
}

const exitCodeOf = (code: number | null, signal: NodeJS.Signals | null): number =>
  code ?? 128 + (signal === null ? 0 : constants.signals[signal]);

/** Starts a process in a group of its own. It ends with this process. */
export function startChild(command: string, args: readonly string[], options: ChildOptions = {}): Child {
  const { cwd, env, onText, onMessage } = options;
  // A program that is not Node would pass the channel's name on to those that it starts.
  const channel = onMessage === undefined ? [] : (["ipc"] as const);
  const child = spawn(command, args, { cwd, env, detached: true, stdio: ["ignore", "pipe", "pipe", ...channel] });
  const { pid } = child;
  let stdout = "";
  let output = "";
  const take = (text: string): void => {
    output += text;
    onText?.(text);
  };
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    take(text);
  });
  child.stderr?.setEncoding("utf8").on("data", take);
  if (onMessage !== undefined) child.on("message", onMessage);

  const kill = (signal: NodeJS.Signals): void => {
    if (pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    if (signal === "SIGKILL") killTree(pid);
    else sendSignal(-pid, signal);
  };
  const callOff = beforeEnd(() => kill("SIGKILL"));
  const ended = new Promise<ChildEnd>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ exitCode: exitCodeOf(code, signal), stdout, output }));
  }).finally(callOff);
  return { ended, kill };
}
