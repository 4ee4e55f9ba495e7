import { readFileSync } from "node:fs";
import path from "node:path";
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

/** The options of a command: of each, whether a value follows. */
async function optionsOf(command: string): Promise<ReadonlyMap<string, boolean>> {
  const lines = (await helpOf(command)).matchAll(/^ {2}(?:-\w, )?(--[\w-]+)( <\w+>)?/gmu);
  return new Map([...lines].map(([, name = "", value]) => [name, value !== undefined]));
}

/** What is wrong with a use of our own command, as its help has it. */
async function ownProblems([command = "", ...words]: readonly string[]): Promise<string[]> {
  if (command.startsWith("--")) return (await optionsOf("")).has(command) ? [] : [`there is no option ${command}`];
  if (!(await helpOf("")).includes(`\n  ${command} `)) return [`there is no command ${command}`];
  const options = await optionsOf(command);
  const takes = / <(\w+)>$/mu.exec(((await helpOf(command)).split("\n")[0] ?? "").replace("[options]", "")) !== null;
  const problems: string[] = [];
  let arguments_ = 0;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? "";
    const hasValue = options.get(word);
    if (!word.startsWith("--")) arguments_ += 1;
    else if (hasValue === undefined) problems.push(`${command} has no option ${word}`);
    if (hasValue === true && words[(index += 1)] === undefined) problems.push(`${word} has no value`);
  }
  if (arguments_ !== (takes ? 1 : 0)) problems.push(`${command} has ${arguments_} arguments`);
  return problems;
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
