import path from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { format } from "prettier";
import { openAccount } from "../provider/account.js";
import { oneLine } from "../provider/report/words.js";
import { connectingBy, untilToldToEnd } from "./account.js";
import { asCommandError } from "./command-error.js";
import { codeOf } from "./import/code.js";
import type { Earlier } from "./import/earlier.js";
import { outcomeJson } from "./import/outcome.js";
import { checkFolder, earlierAt } from "./import/place.js";
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

With --project, step 3 begins with npm install and pulumi stack init in that folder.

The account is that of the environment: ARMATURE_API_KEY, and ARMATURE_ORGANIZATION or ARMATURE_BASE_URL. Any role will do.
What may be a secret is never written: the program takes it from its configuration, and the command says under which key.
An existing file is only ever added to, and only if it is of an earlier import.

Exit codes: 0 done, 2 the command cannot be carried out, 3 the workflows could not be read. After an error nothing is written.

Examples:
  $ npx pulumi-armature import --dry-run
  $ npx pulumi-armature import --project my-workflows
  $ npx pulumi-armature import --name "search*" --category issue-tracking --out search.ts
`;

function warn(message: string): void {
  process.stderr.write(`warning: ${message}\n`);
}

async function planned(selection: Selection, earlier: Earlier | undefined): Promise<Plan> {
  const access = { ...connectingBy(untilToldToEnd()), configuration: undefined, warn };
  const bar = progress();
  try {
    const { workflows } = openAccount({ ...access, publish: () => Promise.resolve([]) });
    return await planOf(workflows.api, selection, earlier, bar.seen);
  } catch (error) {
    throw asCommandError(error);
  } finally {
    bar.stop();
  }
}

/** The text of a file with the workflows. What is there already may be formatted otherwise by now, and stays as it is. */
async function textWith({ fresh }: Plan, scope: Scope, earlier: Earlier | undefined): Promise<string> {
  const endOfLine = earlier?.text.includes("\r\n") === true ? "crlf" : "lf";
  const code = codeOf(fresh, scope, earlier);
  const formatted = await format(code, { parser: "typescript", printWidth: 120, endOfLine });
  const blank = endOfLine === "crlf" ? "\r\n\r\n" : "\n\n";
  return earlier === undefined ? formatted : `${earlier.text.trimEnd()}${blank}${formatted}`;
}

async function run(options: Options): Promise<void> {
  const { project, dryRun: isDry = false, force = false, json = false } = options;
  const out = project === undefined ? options.out : path.join(project, "workflows.ts");
  if (project === undefined) checkFolder(path.dirname(out), false);
  const earlier = await earlierAt(out, force);
  const beside = project === undefined ? [] : projectFiles(project, earlier !== undefined, force);
  const plan = await planned(options, earlier);
  for (const { id, problems } of plan.undeclarable) {
    warn(`${oneLine(id)} is left out, since no program can declare it as it is: ${oneLine(problems.join("; "))}.`);
  }
  const scope = scopeFor(plan.fresh, earlier);
  const fresh = plan.fresh.length === 0 ? [] : [{ file: out, text: await textWith(plan, scope, earlier) }];
  const files = plan.fresh.length + plan.known.length === 0 ? [] : [...beside, ...fresh];
  if (!isDry) writeAll(files);
  const isFiltered = [options.category, options.name, options.server].some((filter) => filter !== undefined);
  const names = files.map(({ file }) => file);
  const isAddition = earlier !== undefined;
  const outcome = { plan, scope, files: names, isDry, isAddition, isFiltered, out, project };
  process.stdout.write(json ? outcomeJson(outcome) : planText(outcome));
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
    .option("--dry-run", "say what would be written, and write nothing")
    .option("--force", "write over files that are none of an earlier import")
    .option("--json", "print what is done as one line of JSON")
    .addHelpText("after", details)
    .action(run);
