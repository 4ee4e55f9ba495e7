import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** How long a command may take. */
const timeoutMs = 30_000;

/** What a command printed, or the last thing that it said of why it failed. */
export type Ran = { readonly printed: string } | { readonly failure: string };

const mark = "error: ";

/** The last error that a command told, else its last line. */
function lastError(stderr: string): string | undefined {
  const lines = stderr.split("\n").filter((line) => line.trim() !== "");
  return lines.findLast((line) => line.startsWith(mark))?.slice(mark.length) ?? lines.at(-1);
}

function failureOf(command: string, error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ("code" in error && error.code === "ENOENT") return `there is no ${command} on PATH`;
  if ("killed" in error && error.killed === true) return `${command} took longer than ${timeoutMs / 1000} s`;
  return ("stderr" in error ? lastError(String(error.stderr)) : undefined) ?? `${command} does not say why`;
}

/** Runs a command to its end. Why it failed is as the command says it, which may quote anything. */
export async function ran(command: string, args: readonly string[], cwd: string): Promise<Ran> {
  try {
    const env = { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" };
    return { printed: (await promisify(execFile)(command, args, { cwd, env, timeout: timeoutMs })).stdout.trim() };
  } catch (error) {
    return { failure: failureOf(command, error) };
  }
}

/** What a command prints; undefined where it is not there or fails. */
export async function printed(command: string, args: readonly string[], cwd: string): Promise<string | undefined> {
  const result = await ran(command, args, cwd);
  return "printed" in result ? result.printed : undefined;
}
