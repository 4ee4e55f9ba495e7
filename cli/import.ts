import path from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { format } from "prettier";
import { openAccount } from "../provider/account.js";
import { oneLine } from "../provider/report/words.js";
import { connectingBy, untilToldToEnd } from "./account.js";
import { asCommandError } from "./command-error.js";
import { errorLine } from "./error-line.js";
import { accountFor } from "./import/account-for.js";
import { type Before, codeOf } from "./import/code.js";
import { type Imported, neighboursOf } from "./import/neighbours.js";
import { outcomeJson } from "./import/outcome.js";
import { checkFolder, checkName, earlierAt } from "./import/place.js";
import { type Plan, planOf } from "./import/plan.js";
import { planText } from "./import/plan-text.js";
import { progress } from "./import/progress.js";
import { projectFiles } from "./import/project.js";
import { type Scope, scopeFor } from "./import/scope.js";
import type { Selection } from "./import/selection.js";
import { writeAll } from "./write-all.js";

interface Options extends Selection {
  readonly out: string;
  readonly project?: string;
  readonly dryRun?: true;
  readonly force?: true;
  readonly json?: true;
}

const details = `
In this order:
  1. Import with --dry-run, and see what there is. Nothing is written.
  2. Import. Read the file, and change logical names now if you want others.
  3. Run pulumi up. It calls each workflow a creation, and adopts it: nothing is changed, and nothing runs.
  4. Remove the import options whenever you like. The comments with the ids stay: the next import knows by them.

With --project, step 3 begins with npm install and pulumi stack init in that folder. Secrets are set after these.

The account is that of the environment: ARMATURE_API_KEY, and ARMATURE_ORGANIZATION or ARMATURE_BASE_URL. Any role will do.
What looks like a secret is not written: the program takes it from its configuration, and the command says under which key.
No rule knows every secret: read the file before you commit it, and first the texts that the command names for it.
An existing file is only ever added to, and only if it is of an earlier import. What such files beside it declare is left out.

Exit codes: 0 done, 2 the command cannot be carried out, 3 the workflows could not be read, 130 it was interrupted.
Unless it is done, nothing is written.

Examples:
  $ npx pulumi-armature import --dry-run
  $ npx pulumi-armature import --project my-workflows
  $ npx pulumi-armature import --name "search*" --category issue-tracking --out search.ts
`;

function warn(message: string): void {
  process.stderr.write(`warning: ${message}\n`);
}

/** Two stacks of one workflow undo each other, and the end of one archives it for both. */
const leftToTheirStack = (ids: readonly string[]): string =>
  `${ids.map(oneLine).join(", ")} ${ids.length === 1 ? "bears" : "bear"} the mark of a Pulumi resource, and a stack may still have ` +
  `${ids.length === 1 ? "it: it is" : "them: they are"} left out. Where no stack has ${ids.length === 1 ? "it" : "them"} any more, add --managed.`;

async function planned(selection: Selection, there: readonly Imported[], signal: AbortSignal): Promise<Plan> {
  const access = { ...connectingBy(signal), configuration: undefined, warn };
  const bar = progress();
  try {
    const { workflows } = openAccount({ ...access, publish: () => Promise.resolve([]) });
    return await planOf(workflows.api, selection, there, bar.seen);
  } catch (error) {
    throw asCommandError(error);
  } finally {
    bar.stop();
  }
}

/** The text of a file with the workflows. What is there already may be formatted otherwise by now, and stays as it is. */
async function textWith({ fresh }: Plan, scope: Scope, before: Before): Promise<string> {
  const { earlier } = before;
  const endOfLine = earlier?.text.includes("\r\n") === true ? "crlf" : "lf";
  const code = codeOf(fresh, scope, before);
  const formatted = await format(code, { parser: "typescript", printWidth: 120, endOfLine });
  const blank = endOfLine === "crlf" ? "\r\n\r\n" : "\n\n";
  return earlier === undefined ? formatted : `${earlier.text.trimEnd()}${blank}${formatted}`;
}

async function imported(options: Options, signal: AbortSignal): Promise<void> {
  const { project, dryRun: isDry = false, force = false, json = false } = options;
  const out = project === undefined ? options.out : path.join(project, "workflows.ts");
  checkName(out);
  checkFolder(path.dirname(out), project !== undefined);
  const earlier = await earlierAt(out, force);
  const isAddition = earlier !== undefined;
  const beside = project === undefined || isAddition ? [] : projectFiles(project, force);
  const there = [...(isAddition ? [{ file: out, earlier }] : []), ...(await neighboursOf(out))];
  const account = accountFor(out, earlier);
  const plan = await planned(options, there, signal);
  for (const { id, problems } of plan.undeclarable) {
    warn(`${oneLine(id)} is left out, since no program can declare it as it is: ${oneLine(problems.join("; "))}.`);
  }
  if (plan.managed.length > 0) warn(leftToTheirStack(plan.managed));
  const scope = scopeFor(plan.fresh, earlier);
  const hasNew = plan.fresh.length > 0;
  const files = hasNew ? [...beside, { file: out, text: await textWith(plan, scope, { account, earlier }) }] : [];
  signal.throwIfAborted();
  if (!isDry) writeAll(files);
  const isFiltered = [options.category, options.name, options.server].some((filter) => filter !== undefined);
  const names = files.map(({ file }) => file);
  const outcome = { plan, scope, files: names, isDry, isAddition, isFiltered, out, project };
  process.stdout.write(json ? outcomeJson(outcome) : planText(outcome));
}

async function run(options: Options): Promise<void> {
  const signal = untilToldToEnd();
  try {
    await imported(options, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
    process.stderr.write(errorLine("error: The import was interrupted; nothing is written. Run it again."));
    process.exitCode = 130;
  }
}

/** A filter that is empty would take all, where whoever gives one wants some. */
function filled(text: string): string {
  if (text.replace(/[\s,]/g, "") === "") throw new InvalidArgumentError("It is empty.");
  return text;
}

/** `pulumi-armature import`. */
export const importCommand = (): Command =>
  new Command("import")
    .summary("write workflows that exist as a program that adopts them")
    .description(
      "Writes the organization's workflows as a program that declares them as they are. Its first `pulumi up` adopts each " +
        "without a change or a run. Another import adds only what is new.",
    )
    .option("--out <file>", "the TypeScript file to write or to add to", "workflows.ts")
    .addOption(
      new Option("--project <folder>", "write a whole Pulumi project, or add to the workflows.ts of one").conflicts(
        "out",
      ),
    )
    .option("--category <slugs>", "only workflows of these categories, with commas between them", filled)
    .option("--name <pattern>", "only workflows of such a name; a * stands for anything", filled)
    .option("--server <id>", "only workflows of this MCP server", filled)
    .option("--managed", "also workflows that bear the mark of a Pulumi resource, which a stack may still have")
    .option("--dry-run", "say what would be written, and write nothing")
    .option("--force", "write over files that are none of an earlier import")
    .option("--json", "print what is done as one line of JSON")
    .addHelpText("after", details)
    .action(run);
