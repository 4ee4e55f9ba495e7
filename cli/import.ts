import { SingleBar } from "cli-progress";
import { Command } from "commander";
import { format } from "prettier";
import { openAccount } from "../provider/account.js";
import { connectingBy, untilToldToEnd } from "./account.js";
import { asCommandError } from "./command-error.js";
import { additionTo, fileOf } from "./import/code.js";
import { readOutFile } from "./import/out-file.js";
import { type Plan, planOf } from "./import/plan.js";
import { planText } from "./import/plan-text.js";
import { writeWhole } from "./write-whole.js";

interface Options {
  readonly out: string;
  readonly name?: string;
  readonly server?: string;
  readonly dryRun?: true;
  readonly force?: true;
  readonly json?: true;
}

const details = `
The account is that of the environment: ARMATURE_API_KEY, and ARMATURE_ORGANIZATION or ARMATURE_BASE_URL. Nothing on the
server is changed, and nothing runs. What may be a secret is taken from the program's configuration and never written.

Exit codes: 0 done, 2 the command cannot be carried out, 3 the workflows could not be read.

Examples:
  $ npx pulumi-armature import --dry-run
  $ npx pulumi-armature import --name "search*" --out search.ts
`;

/** A bar on a terminal; elsewhere nothing. */
function progress(): { readonly seen: (done: number, of: number) => void; readonly stop: () => void } {
  if (!process.stderr.isTTY) return { seen: () => undefined, stop: () => undefined };
  const bar = new SingleBar({ format: "{bar} {value} of {total} workflows", stream: process.stderr });
  return {
    seen: (done, of) => (done === 1 ? bar.start(of, done) : bar.update(done)),
    stop: () => bar.stop(),
  };
}

async function planned(selection: Options, earlier: ReturnType<typeof readOutFile>["earlier"]): Promise<Plan> {
  const warn = (message: string): void => void process.stderr.write(`warning: ${message}\n`);
  const access = { ...connectingBy(untilToldToEnd()), configuration: undefined, warn };
  const { workflows } = openAccount({ ...access, publish: () => Promise.resolve([]) });
  const bar = progress();
  try {
    return await planOf(workflows.api, selection, earlier, bar.seen);
  } finally {
    bar.stop();
  }
}

const jsonOf = ({ fresh, known }: Plan): string =>
  JSON.stringify({
    known,
    workflows: fresh.map(({ id, name, secrets }) => ({
      id,
      name,
      secrets: secrets.map(({ key, path }) => ({ key, path })),
    })),
  });

async function run(options: Options): Promise<void> {
  const { out, dryRun = false, force = false, json = false } = options;
  const { text, earlier } = readOutFile(out, force);
  const plan = await planned(options, earlier).catch((error: unknown) => {
    throw asCommandError(error);
  });
  if (!dryRun && plan.fresh.length > 0) {
    const code = text === undefined ? fileOf(plan.fresh) : additionTo(text, plan.fresh);
    const formatted = await format(code, { parser: "typescript", printWidth: 120 });
    // What is there may be formatted otherwise by now.
    writeWhole(out, text === undefined ? formatted : `${text.trimEnd()}\n\n${formatted}`);
  }
  process.stdout.write(json ? `${jsonOf(plan)}\n` : planText(plan, out, dryRun));
}

/** `pulumi-armature import`. */
export const importCommand = (): Command =>
  new Command("import")
    .summary("write workflows that exist as a program that adopts them")
    .description(
      "Lists the organization's workflows and writes a program that declares them as they are, so that `pulumi up` adopts " +
        "each without a change or a run. A second import adds only what is new.",
    )
    .option("--out <file>", "the TypeScript file to write or to add to", "workflows.ts")
    .option("--name <pattern>", "only workflows of such a name; a * stands for anything")
    .option("--server <id>", "only workflows of this MCP server")
    .option("--dry-run", "say what would be written, and write nothing")
    .option("--force", "write over a file that is none of an earlier import")
    .option("--json", "print the plan as one line of JSON")
    .addHelpText("after", details)
    .action(run);
