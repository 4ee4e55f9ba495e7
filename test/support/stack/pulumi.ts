import { startChild } from "../process/child.js";
import type { StackWorkspace } from "./workspace.js";

/**
 * Runs a command of the CLI that needs no program, and gives back what it prints.
 * @throws Error with what it prints when it fails.
 */
export async function pulumi(
  { engine, workDir, environment }: StackWorkspace,
  args: readonly string[],
): Promise<string> {
  const child = startChild(engine.command, [...args, "--non-interactive"], { cwd: workDir, env: environment });
  const { exitCode, stdout, output } = await child.ended;
  if (exitCode === 0) return stdout;
  throw new Error(`pulumi ${args[0] ?? ""} ${args[1] ?? ""} ended with exit code ${exitCode}: ${output.trim()}`);
}
