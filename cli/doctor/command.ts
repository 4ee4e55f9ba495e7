import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** How long a command may take. */
const timeoutMs = 30_000;

/** What a command prints; undefined where it is not there or fails. */
export async function printed(command: string, args: readonly string[], cwd: string): Promise<string | undefined> {
  try {
    const env = { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" };
    return (await promisify(execFile)(command, args, { cwd, env, timeout: timeoutMs })).stdout.trim();
  } catch {
    return undefined;
  }
}
