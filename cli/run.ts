import { Command, InvalidArgumentError, Option } from "commander";
import { fullResultOf } from "../provider/report/result.js";
import type { Properties } from "../provider/resource.js";
import type { Places } from "../provider/workflow-run/publish.js";
import { untilToldToEnd } from "./account.js";
import { errorLine } from "./error-line.js";
import { exitCodes, outcomeText } from "./run/outcome.js";
import { runWorkflow } from "./run/run-workflow.js";
import { UsageError } from "./usage-error.js";
import { wholeNumber } from "./whole-number.js";

interface Options {
  readonly model?: readonly string[];
  readonly repeats?: number;
  readonly requiredPasses?: "all" | "any" | number;
  readonly onInconclusive?: string;
  readonly timeout?: number;
  readonly queueTimeout?: number;
  readonly reason?: string;
  readonly baseline?: string;
  readonly idempotencyKey?: string;
  readonly junit?: string;
  readonly markdown?: string;
  readonly report?: string;
  readonly json?: true;
}

const details = `
The account is that of the environment: ARMATURE_API_KEY, and ARMATURE_ORGANIZATION or ARMATURE_BASE_URL.

From the beginning the reports say that there is no verdict yet, and in the end what came of it, even where nothing
could be dispatched. They are written over.

Exit codes: 0 it passed, 1 it failed, 3 nothing can be said of it, 2 the command cannot be carried out,
130 it was interrupted, and the runs go on. With --json there is a result unless it is 2.

Examples:
  $ npx pulumi-armature run "search" --junit reports/search.xml
  $ npx pulumi-armature run wf_123 --model gpt-5 --repeats 3 --required-passes 2
  $ npx pulumi-armature run wf_123 --idempotency-key "$CI_PIPELINE_ID" --json
`;

const given = <Value>(options: Readonly<Record<string, Value | undefined>>): Readonly<Record<string, Value>> =>
  Object.fromEntries(Object.entries(options).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

/** What a `WorkflowRun` is told, without what the command leaves out. */
function argsOf({ model, timeout, queueTimeout, baseline, ...options }: Options): Properties {
  const { repeats, requiredPasses, onInconclusive, reason, idempotencyKey } = options;
  return given<unknown>({
    ...{ testerModelIds: model, timeoutSeconds: timeout, queueTimeoutSeconds: queueTimeout, baselineRunId: baseline },
    ...{ repeats, requiredPasses, onInconclusive, reason, idempotencyKey },
  });
}

const placesOf = ({ junit, report: json, markdown }: Options): Places => given({ junit, json, markdown });

/** A line of progress, beside what is printed for others to read. */
function say(severity: "passing" | "info" | "warning", message: string): void {
  process.stderr.write(errorLine(`${severity === "warning" ? "warning: " : ""}${message}`));
}

async function run(workflow: string, options: Options): Promise<void> {
  const signal = untilToldToEnd();
  const means = { environment: process.env, signal, tell: say };
  const { report, failure } = await runWorkflow({ workflow, args: argsOf(options) }, placesOf(options), means);
  if (failure instanceof UsageError) throw failure;
  if (failure !== undefined) process.stderr.write(errorLine(`error: ${failure.message}`));
  if (options.json === true) process.stdout.write(`${JSON.stringify(fullResultOf(report))}\n`);
  else if (failure === undefined || report.runs.length > 0) process.stdout.write(outcomeText(report));
  process.exitCode = signal.aborted ? 130 : exitCodes[report.verdict];
}

const seconds = wholeNumber(1, 86_400);

function passes(text: string): "all" | "any" | number {
  if (text === "all" || text === "any") return text;
  if (/^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= 1000) return Number(text);
  throw new InvalidArgumentError("Give all, any or a whole number from 1 to 1000.");
}

const collected = (id: string, before: readonly string[] | undefined): string[] => [...(before ?? []), id];

/** `pulumi-armature run`. */
export const runCommand = (): Command =>
  new Command("run")
    .summary("dispatch a workflow, wait for its runs and judge them")
    .description(
      "Dispatches runs of a workflow, waits for them and judges them, as a WorkflowRun does: for pipelines without Pulumi.",
    )
    .argument("<workflow>", "its id, or its name if no other one has it")
    .addOption(
      new Option("--model <id>", "a model in place of the workflow's; repeat it for several").argParser(collected),
    )
    .addOption(
      new Option("--repeats <number>", "how often each tester runs (default: 1)").argParser(wholeNumber(1, 20)),
    )
    .addOption(
      new Option(
        "--required-passes <number>",
        "how many runs have to pass: all, any or a number (default: all)",
      ).argParser(passes),
    )
    .addOption(
      new Option(
        "--on-inconclusive <what>",
        "what becomes of runs without a verdict, as of an error or a time-out (default: block)",
      ).choices(["block", "retry"]),
    )
    .addOption(new Option("--timeout <seconds>", "how long a run may take (default: 1800)").argParser(seconds))
    .addOption(
      new Option("--queue-timeout <seconds>", "how long to wait for its start (default: 900)").argParser(seconds),
    )
    .option("--reason <text>", "a label for the dashboard")
    .option("--baseline <run>", "the run to compare with (default: the last that passed)")
    .option("--idempotency-key <key>", "asking twice with it gives the same runs (default: a new one)")
    .option("--junit <file>", "write JUnit XML")
    .option("--markdown <file>", "write Markdown; with GITHUB_STEP_SUMMARY set, it goes there too")
    .option("--report <file>", "write all that is known of the runs as JSON")
    .option("--json", "print all that is known of the runs as one line of JSON")
    .addHelpText("after", details)
    .action(run);
