import { Command } from "commander";
import { connectingBy, untilToldToEnd } from "./account.js";
import { lookAtAccount } from "./doctor/account.js";
import { findingsText } from "./doctor/finding.js";
import { lookAtInstallation } from "./doctor/installation.js";
import { lookAtPackages } from "./doctor/packages.js";
import { projectOf } from "./doctor/project.js";
import { lookAtSettings } from "./doctor/settings.js";

interface Options {
  readonly stack?: string;
  readonly json?: true;
}

const details = `
It changes nothing, and prints no secret. Packages are looked for from where the engine starts the provider: the folder
of the program. With --json, each finding has what, verdict (ok, warning, problem), said and, unless it is ok, mend.
Exit codes: 0 nothing is wrong or there are warnings only, 1 there is a problem, 2 the command was not understood,
130 it was interrupted, and says nothing of what it found.

Examples:
  $ npx pulumi-armature doctor
  $ npx pulumi-armature doctor --stack prod --json
`;

async function run({ stack, json }: Options): Promise<void> {
  const signal = untilToldToEnd();
  // It has changed nothing, so there is nothing to bring to an end first.
  signal.addEventListener("abort", () => process.exit(130));
  const project = projectOf(process.cwd());
  const packages = await lookAtPackages(project.programFolder);
  const installation = await lookAtInstallation(project.folder);
  const { findings, settings, advice } = await lookAtSettings(project, stack, process.env);
  const account = settings === undefined ? [] : await lookAtAccount(settings, advice, connectingBy(signal));
  const all = [...packages, ...installation, ...findings, ...account];
  if (all.some(({ verdict }) => verdict === "problem")) process.exitCode = 1;
  const told = json === true ? `${JSON.stringify(all)}\n` : findingsText(all, process.stdout.columns);
  // Requests that were given up, as behind a proxy that makes no connection, would hold the process up.
  process.stdout.write(told, () => process.exit());
}

/** `pulumi-armature doctor`. */
export const doctorCommand = (): Command =>
  new Command("doctor")
    .summary("find what is wrong with a set-up")
    .description(
      "Looks at Node, Pulumi, the project's packages, its settings and the account, and says how to mend each.",
    )
    .option("--stack <name>", "the stack whose configuration counts (default: the selected one)")
    .option("--json", "print what it found as one line of JSON")
    .addHelpText("after", details)
    .action(run);
