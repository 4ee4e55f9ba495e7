import { readFileSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { satisfies } from "semver";
import { manifest } from "../manifest.js";
import { printed } from "./command.js";
import { findOnPath, isProgram } from "./find-on-path.js";
import { type Finding, ok, problem, warning } from "./finding.js";

const { version: own, engines, peerDependencies } = manifest();
const pulumiRange = peerDependencies["@pulumi/pulumi"];

/** A version before a release counts as that release. */
const isIn = (version: string, range: string): boolean => satisfies(version, range, { includePrerelease: true });

/** The version of a package as the project resolves it. */
function installed(name: string, folder: string): string | undefined {
  try {
    const file = createRequire(path.join(folder, "package.json")).resolve(`${name}/package.json`);
    return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
  } catch {
    return undefined;
  }
}

const node = (): Finding =>
  isIn(process.versions.node, engines.node)
    ? ok("Node", process.versions.node)
    : problem("Node", `${process.versions.node} is too old`, `Install one that is ${engines.node}.`);

function sdk(folder: string): Finding {
  const version = installed("@pulumi/pulumi", folder);
  const install = "npm install @pulumi/pulumi";
  if (version === undefined) return problem("@pulumi/pulumi", "the project does not have it", `Run ${install}.`);
  if (isIn(version, pulumiRange)) return ok("@pulumi/pulumi", version);
  return problem("@pulumi/pulumi", `${version} is not ${pulumiRange}`, `Run ${install}@latest.`);
}

function self(folder: string): Finding {
  const name = "pulumi-armature";
  const version = installed(name, folder);
  const mend = `Run npm install ${name} in the folder of the project.`;
  if (version === undefined) return problem(name, "the project cannot resolve it, and the engine neither", mend);
  if (version === own) return ok(name, version);
  return warning(name, `the project has ${version}, this command is ${own}`, "Run the command by npx there.");
}

async function cli(folder: string): Promise<Finding> {
  const version = await printed("pulumi", ["version"], folder);
  const mend = "Install the Pulumi CLI: https://www.pulumi.com/docs/install/";
  if (version === undefined) return problem("pulumi", "there is none on PATH", mend);
  return isIn(version, pulumiRange)
    ? ok("pulumi", version)
    : problem("pulumi", `${version} is not ${pulumiRange}`, mend);
}

/** The engine looks for it beside itself, and then on PATH. */
function languageHost(): Finding {
  const name = "pulumi-language-nodejs";
  const pulumi = findOnPath("pulumi");
  const beside = pulumi === undefined ? undefined : path.join(path.dirname(realpathSync(pulumi)), name);
  const found = beside !== undefined && isProgram(beside) ? beside : findOnPath(name);
  const mend = "Install the official Pulumi CLI, which brings it along.";
  return found === undefined ? problem(name, "there is none beside pulumi or on PATH", mend) : ok(name, "found");
}

/** How often the engine writes the state, of which a thousand workflows make much. */
function checkpoints(): Finding {
  const areSkipped = ["PULUMI_EXPERIMENTAL", "PULUMI_SKIP_CHECKPOINTS"].every((name) => process.env[name] === "true");
  const what = "checkpoints";
  return areSkipped
    ? warning(what, "none: the state is written once, at the end", "Only for stacks of workflows: see docs/scale.md.")
    : ok(what, "after each step; many workflows are faster with PULUMI_SKIP_CHECKPOINTS, see docs/scale.md");
}

/** Whether all is there that a deployment needs. */
export async function lookAtInstallation(folder: string): Promise<Finding[]> {
  return [node(), sdk(folder), self(folder), await cli(folder), languageHost(), checkpoints()];
}
