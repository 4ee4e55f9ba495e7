import { readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { ran } from "../../emulator/command.js";
import { root } from "./pages.js";

const { scripts } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
  readonly scripts: Readonly<Record<string, string>>;
};

/** What users do with `pulumi`. */
const pulumiVerbs = [
  "cancel",
  "config set",
  "destroy",
  "login",
  "new",
  "preview",
  "refresh",
  "stack init",
  "stack output",
  "up",
];

/** What npm does by itself. */
const npmVerbs = ["ci", "install", "test"];

/** Commands of the shell, which take anything. */
const others = ["bash", "cd", "export", "mkdir"];

/** The words of a command, quotes taken off; `<id of the server>` is one word. */
const wordsOf = (command: string): string[] =>
  (command.match(/(?:"[^"]*"|'[^']*'|<[^>]*>|[^\s"'<]+)+/gu) ?? []).map((word) => word.replaceAll(/["']/gu, ""));

const texts = new Map<string, Promise<string>>();

/** What `--help` of a command prints. */
function helpOf(command: string): Promise<string> {
  const known = texts.get(command) ?? ran(...command.split(" ").filter(Boolean), "--help").then(({ stdout }) => stdout);
  texts.set(command, known);
  return known;
}

/** The options that a command's help has, as Node parses them. */
const optionsIn = (help: string): Record<string, { type: "string" | "boolean"; multiple: true }> =>
  Object.fromEntries(
    [...help.matchAll(/^ {2}(?:-\w, )?--([\w-]+)( <[^>]+>)?/gmu)].map(([, name = "", value]) => [
      name,
      { type: value === undefined ? "boolean" : "string", multiple: true },
    ]),
  );

/** What is wrong with a use of our own command, as its help has it. */
async function ownProblems(words: readonly string[]): Promise<string[]> {
  const [command = "", ...args] = words[0]?.startsWith("--") === true ? ["", ...words] : words;
  if (!(await helpOf("")).includes(`\n  ${command} `)) return [`there is no command ${command}`];
  const help = await helpOf(command);
  const [usage = ""] = help.replace("[options]", "").split("\n");
  const least = usage.match(/<\w+>/gu)?.length ?? 0;
  const most = least + (usage.match(/\[\w+\]/gu)?.length ?? 0);
  try {
    const { positionals } = parseArgs({ args, options: optionsIn(help), allowPositionals: true });
    const isRight = positionals.length >= least && positionals.length <= most;
    return isRight ? [] : [`${command} takes ${least} to ${most} arguments`];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

async function problemsOf(command: string): Promise<string[]> {
  // Variables that are set for this command alone.
  const [name = "", ...words] = wordsOf(command.replace(/^(?:[A-Z_]+=(?:"[^"]*"|\S*) )+/u, ""));
  if (name === "npx" && words[0] === "pulumi-armature") return ownProblems(words.slice(1));
  if (name === "npm" && words[0] === "run")
    return words[1] !== undefined && words[1] in scripts ? [] : [`no script ${words[1] ?? ""}`];
  if (name === "npm") return npmVerbs.includes(words[0] ?? "") ? [] : [`npm ${words[0] ?? ""} is not known here`];
  if (name === "pulumi") {
    const said = words.join(" ");
    return pulumiVerbs.some((verb) => said === verb || said.startsWith(`${verb} `))
      ? []
      : [`pulumi ${said} is not known here`];
  }
  return others.includes(name) ? [] : [`${name} is not known here`];
}

/** What is wrong with a line that a page tells to type. */
export async function commandProblems(line: string): Promise<string[]> {
  const commands = line.split(" && ").map((command) => command.replace(/(^| )#.*$/u, "").trim());
  return (await Promise.all(commands.filter(Boolean).map(problemsOf))).flat();
}
