import { type ChildProcess, spawn } from "node:child_process";
import { lt, valid } from "semver";
import type { Environment } from "./environment.js";
import { isOverSoon } from "./patience.js";

/** The oldest CLI that is as old as the oldest SDK that the package supports. */
export const oldest = "3.216.0";

const howToInstall = "install the Pulumi CLI (https://www.pulumi.com/docs/install/)";

/** What a version manager has on PATH looks for the program itself in the home folder. */
const shim = "HOME in the option env where it is a version manager's";

/** How a command ended. */
export interface CommandEnd {
  readonly exitCode: number;
  readonly stdout: string;
  /** Standard output and standard error, in the order in which they came. */
  readonly output: string;
}

export interface Command {
  /** @throws Error when the command cannot be started */
  readonly ended: Promise<CommandEnd>;
  /** Ends it as Ctrl-C does, twice where once is not enough. */
  readonly interrupt: () => Promise<void>;
}

async function interrupt(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  for (const signal of ["SIGINT", "SIGINT", "SIGKILL"] as const) {
    child.kill(signal);
    if (await isOverSoon(ended)) return;
  }
}

/** Starts `pulumi` with these arguments. */
export function startPulumi(args: readonly string[], cwd: string, env: Environment): Command {
  const child = spawn("pulumi", [...args, "--non-interactive"], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  let stdout = "";
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    output += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => (output += text));
  const ended = new Promise<CommandEnd>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ exitCode: code ?? 1, stdout, output }));
  });
  return { ended, interrupt: () => interrupt(child, ended) };
}

/** Whether it is that of a program which is not there; a test runner's errors are of another realm than the system's. */
const isNotFound = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "code" in error && error.code === "ENOENT";

/** @throws Error in one line when there is no `pulumi` on PATH, or one that is too old */
export async function requirePulumi(cwd: string, env: Environment): Promise<void> {
  const { stdout } = await startPulumi(["version"], cwd, env).ended.catch((error: unknown) => {
    throw isNotFound(error) ? new Error(`There is no pulumi on PATH: ${howToInstall}, ${oldest} or later.`) : error;
  });
  const version = valid(stdout.trim());
  if (version === null)
    throw new Error(`The pulumi on PATH does not say its version: ${howToInstall} anew, or give ${shim}.`);
  if (lt(version, oldest)) throw new Error(`The pulumi on PATH is ${version}: ${howToInstall}, ${oldest} or later.`);
}
