import { realpathSync } from "node:fs";
import path from "node:path";
import { printed } from "./command.js";
import { findOnPath, isProgram } from "./find-on-path.js";
import { type Finding, ok, problem, warning } from "./finding.js";
import { isIn, pulumiRange } from "./supported.js";

async function cli(folder: string): Promise<Finding> {
  const version = await printed("pulumi", ["version"], folder);
  const mend = "Install the Pulumi CLI: https://www.pulumi.com/docs/install/";
  if (version === undefined) return problem("pulumi", "there is none on PATH", mend);
  return isIn(version, pulumiRange)
    ? ok("pulumi", version)
    : problem("pulumi", `${version} is not ${pulumiRange}`, mend);
}

/** The engine looks for it beside itself, and then on PATH. It tells no version; the one beside is of the same release. */
function languageHost(): Finding {
  const name = "pulumi-language-nodejs";
  const pulumi = findOnPath("pulumi");
  const beside = pulumi === undefined ? undefined : path.join(path.dirname(realpathSync(pulumi)), name);
  if (beside !== undefined && isProgram(beside)) return ok(name, "beside pulumi, of the same release");
  const found = findOnPath(name);
  const mend = "Install the official Pulumi CLI, which brings it along.";
  return found === undefined
    ? problem(name, "there is none beside pulumi or on PATH", mend)
    : ok(name, `of a release that it does not tell, ${found}`);
}

/** What the engine takes for yes. */
const isYes = (value = ""): boolean => value === "1" || value.toLowerCase() === "true";

/** How often the engine writes the state, of which a thousand workflows make much. */
function checkpoints(): Finding {
  const what = "checkpoints";
  // No supported release asks for PULUMI_EXPERIMENTAL besides.
  return isYes(process.env["PULUMI_SKIP_CHECKPOINTS"])
    ? warning(what, "none: the state is written once, at the end", "Only for stacks of workflows: see docs/scale.md.")
    : ok(what, "after each step; many workflows are faster with PULUMI_SKIP_CHECKPOINTS, see docs/scale.md");
}

/** Whether there is a Pulumi that can deploy a program in this folder. */
export async function lookAtInstallation(folder: string): Promise<Finding[]> {
  return [await cli(folder), languageHost(), checkpoints()];
}
