import { Command, Option } from "commander";
import { checkScript } from "../sdk/testing/emulator/script/run-script.js";
import { seededMcpServers } from "../sdk/testing/emulator/store/mcp-server.js";
import {
  checkFaults,
  EmulatorOptionError,
  type ProfileName,
  profileNames,
  startEmulator,
} from "../sdk/testing/index.js";
import { announcement, announcementLine } from "./emulator-announcement.js";
import { readRulesFile } from "./rules-file.js";
import { UsageError } from "./usage-error.js";
import { wholeNumber } from "./whole-number.js";

interface Options {
  readonly port: number;
  readonly apiKey?: string;
  readonly state?: string;
  readonly profile: string;
  readonly faults?: string;
  readonly script?: string;
  readonly json?: true;
}

const details = `
A profile is one of the ways in which a server may answer where the API's pages do not say.
Profiles: ${profileNames.join(", ")}.

In a script, end the process whose pid --json prints: npx does not pass a signal on.

Examples:
  $ npx pulumi-armature emulator
  $ npx pulumi-armature emulator --port 4010 --state armature.json
  $ npx pulumi-armature emulator --profile flat-snake --faults faults.json --json
  $ npx pulumi-armature emulator --script script.json

A test in another process sees the requests, and sets faults, by attachEmulator(url) of pulumi-armature/testing.

With --port and --state a second start has the address, the key and the workflows of the first. The url of a gate's run
leads to the emulator, which shows how the run went and why.

A faults file is a JSON list of rules, such as
  [{ "method": "POST", "path": "/workflows", "nth": 1, "do": { "cut": "after" } }]
where "do" holds cut, status, html, garbage, endless, trickle, redirect or stall; delayMs goes with each of them, or
alone. A rate limit is
  [{ "beyond": { "perSecond": 40, "inFlight": 25 }, "do": { "status": 429, "retryAfter": "1" } }]

A script file is a JSON list of rules for how runs go, the first that fits deciding, such as
  [{ "workflow": "search", "trigger": "manual", "nth": 1, "status": "fail", "runningMs": 5000 }, { "status": "pass" }]
where workflow, model, trigger and nth say which runs, and queued, pendingMs, runningMs, status, criteria, summary,
classification and costUsd how they go. The trigger is "initial" for the runs that a workflow's creation starts, "manual"
for those of a dispatch, as a gate makes them; without one, nth counts both.
`;

/** Resolves when the process is told to end. A second signal ends it at once, as Node does without a handler. */
const toldToEnd = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });

async function run({ port, apiKey, state, profile, faults, script, json }: Options): Promise<void> {
  const emulator = await startEmulator({
    port,
    // Any other name is refused there, with the nearest one.
    profile: profile as ProfileName,
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(faults === undefined ? {} : { faults: readRulesFile(faults, "faults", checkFaults) }),
    ...(script === undefined ? {} : { script: readRulesFile(script, "script", checkScript) }),
    ...(state === undefined ? {} : { stateFile: state }),
  }).catch((error: unknown) => {
    throw error instanceof EmulatorOptionError ? new UsageError(error.message) : error;
  });
  const end = toldToEnd();
  const facts = {
    url: emulator.url,
    profile,
    stateFile: state,
    mcpServerId: seededMcpServers[0].id,
    madeKey: apiKey === undefined ? emulator.apiKey : undefined,
  };
  process.stdout.write(`${json === true ? announcementLine(facts) : announcement(facts)}\n`);
  await end;
  await emulator.stop();
}

/** `pulumi-armature emulator`. */
export const emulatorCommand = (): Command =>
  new Command("emulator")
    .summary("run a local Armature server to try things against")
    .description(
      "Runs a local Armature server: the REST API on the loopback address, for demos and offline tests. " +
        "It ends on Ctrl-C or SIGTERM.",
    )
    .addOption(
      new Option("--port <number>", "TCP port; 0 is any free one").default(0).argParser(wholeNumber(0, 65_535)),
    )
    .option(
      "--api-key <key>",
      "the key it takes, as amt_<key-id>_<secret>; no file holds it (default: the state file's, else a new one)",
    )
    .option(
      "--state <file>",
      "read what it holds, and the key that it made, from this file, and keep them there (default: in memory only)",
    )
    .option("--profile <name>", "a variant of the API's answers, for tests of clients (see below)", "documented")
    .option("--faults <file>", "a JSON list of rules for what goes wrong")
    .option("--script <file>", "a JSON list of rules for how runs go (default: each passes)")
    .option("--json", "say where it runs in one line of JSON")
    .addHelpText("after", details)
    .action(run);
