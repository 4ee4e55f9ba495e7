import { PulumiCommand } from "@pulumi/pulumi/automation/index.js";

// A process of its own, so that a deadline ends the installer's processes as well.
PulumiCommand.install({ root: process.argv[2] ?? "" }).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
