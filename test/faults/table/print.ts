import { columns, type Cell } from "./cell.js";
import type { Entry } from "./run-cells.js";
import { struck, verbs, type Verb } from "./verbs.js";

const introduction = `# What comes of a fault

Every request of the provider is shown here with everything that can go wrong with it. For each row the fault strikes all
requests of one kind for as long as a deployment lasts; then it is over, and the next deployment runs. Both run the built
provider in processes of its own, against the emulator, with one retry (\`armature:maxRetries\`) and short deadlines.

| column         | says                                                                                             |
| -------------- | ------------------------------------------------------------------------------------------------ |
| Requests       | what the provider sent that reached the server, in the order of each kind's first                |
| Server holds   | what is there once the deployment under the fault has ended                                      |
| State holds    | what Pulumi knows of the resource by then                                                        |
| The deployment | whether it goes on or fails; a failure may keep what is known, so that nothing is lost           |
| Told as        | the kind of error by which \`provider/api/error.ts\` chooses what to advise, or the gate's verdict |
| The next one   | what the deployment after the fault does, and what the server holds in the end                   |

In the end there is one workflow, or one run for each dispatch, and none is lost. Only a gate that has learnt nothing of a
run, and nobody is going to, dispatches a second one, as after any inconclusive run (\`afterFailure\`). A 404 in Armature's own
words is believed, once its organization has answered: a workflow of which that was untrue is left on the server, where the
next creation of its resource finds it by its mark.

\`npm run faults\` writes this file from what it sees. A cell that is otherwise than intended says so in bold; the intention
is reasoned in \`test/faults/table\`, never taken from what was seen.
`;

const headings = ["Fault", "Requests", "Server holds", "State holds", "The deployment", "Told as", "The next one"];

/** What was seen, and where that is not what is intended, both. */
function shown({ intended, seen }: Entry): string[] {
  return columns.map((column) =>
    seen[column] === intended[column] ? seen[column] : `**${seen[column]}**, intended: ${intended[column]}`,
  );
}

/** Rows that say the same are one, in the place of the first. */
function rows(entries: readonly Entry[]): string[][] {
  const grouped = new Map<string, { readonly names: string[]; readonly texts: readonly string[] }>();
  for (const entry of entries) {
    const texts = shown(entry);
    const group = grouped.get(texts.join("|")) ?? { names: [], texts };
    group.names.push(entry.fault.name);
    grouped.set(texts.join("|"), group);
  }
  return [...grouped.values()].map(({ names, texts }) => [names.join(", "), ...texts]);
}

/** A table whose columns are as wide as their widest text, as the formatter writes it. */
function markdown(lines: readonly (readonly string[])[]): string {
  const width = (index: number): number => Math.max(...lines.map((line) => line[index]?.length ?? 0));
  const padded = lines.map((line) => line.map((text, index) => text.padEnd(width(index))));
  const rule = headings.map((_, index) => "-".repeat(width(index)));
  const [head = [], ...body] = padded;
  return [head, rule, ...body].map((line) => `| ${line.join(" | ")} |\n`).join("");
}

function section(verb: Verb, entries: readonly Entry[]): string {
  const { method, path, what } = struck[verb];
  const request = `${method} ${path.replaceAll("*", "{id}")}`;
  return `\n## ${verb}: ${request}\n\nThe fault strikes while ${what}.\n\n${markdown([headings, ...rows(entries)])}`;
}

/** The table as a page. */
export function printed(entries: readonly Entry[]): string {
  const sections = verbs.map((verb) =>
    section(
      verb,
      entries.filter((entry) => entry.verb === verb),
    ),
  );
  return introduction + sections.join("");
}

/** Where a cell is otherwise than intended. */
export const differing = (entries: readonly Entry[]): { place: string; seen: Cell; intended: Cell }[] =>
  entries
    .filter(({ seen, intended }) => columns.some((column) => seen[column] !== intended[column]))
    .map(({ verb, fault, seen, intended }) => ({ place: `${verb}, ${fault.name}`, seen, intended }));
