#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { doctorCommand } from "./doctor.js";
import { emulatorCommand } from "./emulator.js";
import { errorLine } from "./error-line.js";
import { importCommand } from "./import.js";
import { manifest } from "./manifest.js";
import { reportCommand } from "./report.js";
import { runCommand } from "./run.js";
import { Undecided } from "./undecided.js";
import { UsageError } from "./usage-error.js";

const commands = [importCommand(), doctorCommand(), runCommand(), reportCommand(), emulatorCommand()];

/** Help goes as it is; an error of usage is one line. */
function program(): Command {
  const root = new Command("pulumi-armature")
    .description("Tools beside the Pulumi provider for Armature.")
    .version(manifest().version, "--version", "print the version of this package")
    .helpOption("-h, --help", "print what a command does and its options")
    .helpCommand(false)
    .configureOutput({ outputError: (text, write) => write(errorLine(text)) })
    .exitOverride()
    .addHelpText("after", "\nHelp on one command: pulumi-armature <command> --help");
  for (const command of commands) {
    root.addCommand(command.copyInheritedSettings(root));
  }
  return root;
}

/** 0 when help or the version was asked for, 2 when the command was not understood, 3 without a verdict, 1 when it failed. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(errorLine(`error: ${message}`));
  if (error instanceof Undecided) return 3;
  return error instanceof UsageError ? 2 : 1;
}

program()
  .parseAsync()
  .catch((error: unknown) => {
    process.exitCode = exitCodeOf(error);
  });
