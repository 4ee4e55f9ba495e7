import { existsSync, readFileSync, statSync } from "node:fs";
import { Command } from "commander";
import { generator, reportPage } from "./report/page.js";
import { readResult } from "./report/read-result.js";
import { UsageError } from "./usage-error.js";
import { writeAll } from "./write-all.js";

interface Options {
  readonly out?: string;
  readonly force?: boolean;
}

const details = `
The file is the JSON report of a WorkflowRun (reports.json) or of "pulumi-armature run --report". A stack's output has the
same form, but tells no criteria, times or costs. The page is one file without scripts, and asks for nothing from elsewhere.
A page of an earlier report is written over; any other file needs --force.

Exit codes: 0 done, 2 the command cannot be carried out.

Examples:
  $ npx pulumi-armature report reports/search.json --html
  $ npx pulumi-armature report gate.json --html --out public/index.html
`;

/** A file that is there and not ours may be of use to somebody. @throws UsageError */
function mayWrite(out: string, file: string, force: boolean): void {
  if (!existsSync(out)) return;
  if (identityOf(out) === identityOf(file)) throw new UsageError(`${out} is the report itself. Give another --out.`);
  if (force || isOurs(out)) return;
  throw new UsageError(
    `${out} is there and no page of an earlier report. Give another --out, or --force to write over it.`,
  );
}

/** What a file is, whatever link or name leads to it. */
function identityOf(file: string): string {
  const { dev, ino } = statSync(file, { bigint: true });
  return `${dev}:${ino}`;
}

function isOurs(file: string): boolean {
  try {
    return readFileSync(file, "utf8").includes(generator);
  } catch {
    return false;
  }
}

async function report(
  file: string,
  { out = `${file.replace(/\.json$/i, "")}.html`, force = false }: Options,
): Promise<void> {
  const result = readResult(file);
  if (out !== "-") mayWrite(out, file, force);
  const page = await reportPage(result);
  if (out === "-") {
    process.stdout.write(page);
    return;
  }
  writeAll([{ file: out, text: page }]);
  process.stdout.write(`Wrote ${out}.\n`);
}

/** `pulumi-armature report`. */
export const reportCommand = (): Command =>
  new Command("report")
    .summary("make a page of a gate's result")
    .description(
      "Makes a page for people of the JSON report of a gate: verdict, models beside criteria, times and costs.",
    )
    .argument("<file>", "the JSON report")
    .requiredOption("--html", "make a page of HTML (required)")
    .option("--out <file>", "where it goes, or - for standard output (default: the report's name with .html)")
    .option("--force", "write over a file that is no page of an earlier report")
    .addHelpText("after", details)
    .action(report);
