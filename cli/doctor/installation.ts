import { accessSync, constants, readFileSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { packageVersion } from "../package-version.js";
import { printed } from "./command.js";
import { type Finding, ok, problem, warning } from "./finding.js";

const oldestNode = "20.18.1";
const oldestPulumi = "3.216.0";

const isOlder = (version: string, than: string): boolean => version.localeCompare(than, "en", { numeric: true }) < 0;

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
  isOlder(process.versions.node, oldestNode)
    ? problem("Node", `${process.versions.node} is too old`, `Install ${oldestNode} or later.`)
    : ok("Node", process.versions.node);

function sdk(folder: string): Finding {
  const version = installed("@pulumi/pulumi", folder);
  const install = "npm install @pulumi/pulumi";
  if (version === undefined) return problem("@pulumi/pulumi", "the project does not have it", `Run ${install}.`);
  if (!isOlder(version, oldestPulumi)) return ok("@pulumi/pulumi", version);
  return problem("@pulumi/pulumi", `${version} is older than ${oldestPulumi}`, `Run ${install}@latest.`);
}

function self(folder: string): Finding {
  const name = "pulumi-armature";
  const version = installed(name, folder);
  const mend = `Run npm install ${name} in the folder of the project.`;
  if (version === undefined) return problem(name, "the project cannot resolve it, and the engine neither", mend);
  if (version === packageVersion()) return ok(name, version);
  return warning(
    name,
    `the project has ${version}, this command is ${packageVersion()}`,
    "Run the command by npx there.",
  );
}

async function cli(folder: string): Promise<Finding> {
  const version = await printed("pulumi", ["version"], folder);
  const mend = "Install the Pulumi CLI: https://www.pulumi.com/docs/install/";
  if (version === undefined) return problem("pulumi", "there is none on PATH", mend);
  return isOlder(version.replace(/^v/, ""), oldestPulumi)
    ? problem("pulumi", `${version} is older than ${oldestPulumi}`, mend)
    : ok("pulumi", version);
}

const onPath = (name: string): string | undefined =>
  (process.env["PATH"] ?? "")
    .split(path.delimiter)
    .map((folder) => path.join(folder, name))
    .find((file) => isExecutable(file));

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The engine looks for it beside itself, and then on PATH. */
function languageHost(): Finding {
  const name = "pulumi-language-nodejs";
  const pulumi = onPath("pulumi");
  const beside = pulumi === undefined ? undefined : path.join(path.dirname(realpathSync(pulumi)), name);
  const found = beside !== undefined && isExecutable(beside) ? beside : onPath(name);
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
