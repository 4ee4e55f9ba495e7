import { Command } from "commander";
import { connectingBy, untilToldToEnd } from "./account.js";
import { lookAtAccount } from "./doctor/account.js";
import { findingsText } from "./doctor/finding.js";
import { lookAtInstallation } from "./doctor/installation.js";
import { lookAtSettings } from "./doctor/settings.js";

interface Options {
  readonly stack?: string;
  readonly json?: true;
}

const details = `
It changes nothing, and prints no secret. Exit codes: 0 nothing is wrong, 1 there is a problem.

Examples:
  $ npx pulumi-armature doctor
  $ npx pulumi-armature doctor --stack prod --json
`;

async function run({ stack, json }: Options): Promise<void> {
  const folder = process.cwd();
  const installation = await lookAtInstallation(folder);
  const { findings, settings } = await lookAtSettings(folder, stack, process.env);
  const connecting = connectingBy(untilToldToEnd());
  const account = settings === undefined ? [] : await lookAtAccount(settings, connecting);
  const all = [...installation, ...findings, ...account];
  process.stdout.write(json === true ? `${JSON.stringify(all)}\n` : findingsText(all));
  if (all.some(({ verdict }) => verdict === "problem")) process.exitCode = 1;
}

/** `pulumi-armature doctor`. */
export const doctorCommand = (): Command =>
  new Command("doctor")
    .summary("find what is wrong with a set-up")
    .description("Looks at Node, Pulumi, the project, its settings and the account, and says how to mend each.")
    .option("--stack <name>", "the stack whose configuration counts (default: the selected one)")
    .option("--json", "print what it found as one line of JSON")
    .addHelpText("after", details)
    .action(run);
