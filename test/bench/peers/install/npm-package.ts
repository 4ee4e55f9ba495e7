import { findOnPath } from "../../../../cli/doctor/find-on-path.js";
import { make } from "../../../support/engine/make.js";
import { type Installed, once } from "./once.js";

/** Longer than a hundred megabytes take on a slow line. */
const deadlineMs = 300_000;

/** Installs a package of npm's with all that it needs, and runs none of its scripts. */
export async function npmPackage(name: string, version: string, tell: (line: string) => void): Promise<Installed> {
  const npm = findOnPath("npm");
  if (npm === undefined) return { why: "there is no npm on PATH" };
  return once(`${name}-${version}`, tell, async (folder) => {
    tell(`Installing ${name} ${version} with npm, this once.`);
    const quiet = ["--no-audit", "--no-fund", "--loglevel=error", "--fetch-retries=1"];
    const args = ["install", "--ignore-scripts", "--legacy-peer-deps", ...quiet, `${name}@${version}`];
    const failure = await make({ command: npm, args: [...args, "--prefix", folder], deadlineMs }, tell);
    return failure === undefined ? undefined : { why: `npm does not install it (${failure.why})` };
  });
}
