import { lt } from "semver";
import { oldest } from "../../../sdk/testing/deployment/cli.js";
import type { Engine, NoEngine } from "./engine.js";
import { findOnPath } from "../../../cli/doctor/find-on-path.js";
import { startChild } from "../process/child.js";

/** How long `pulumi version` may take, in milliseconds. */
const patienceMs = 20_000;

async function versionOf(command: string): Promise<string | undefined> {
  const child = startChild(command, ["version"], { env: { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" } });
  const deadline = setTimeout(() => child.kill("SIGKILL"), patienceMs);
  const { stdout } = await child.ended.catch(() => ({ stdout: "" })).finally(() => clearTimeout(deadline));
  return /^v?(\d+\.\d+\.\d+)/u.exec(stdout.trim())?.[1];
}

/** The `pulumi` that the user has on PATH. */
export async function engineOnPath(): Promise<Engine | NoEngine> {
  const command = findOnPath("pulumi");
  if (command === undefined) return { why: "there is no pulumi on PATH" };
  const version = await versionOf(command);
  if (version === undefined) return { why: `${command} does not say its version` };
  if (lt(version, oldest)) return { why: `${command} is version ${version}, older than ${oldest}` };
  return { command, version, source: "path" };
}
