import { oneLine } from "../../provider/report/words.js";
import { table } from "../../sdk/text/table.js";
import type { Declaration } from "./declaration.js";
import { nextSteps, secretSteps } from "./next-steps.js";
import type { Outcome } from "./outcome.js";

/** As much of a name as leaves room for the rest on a line. */
const longestName = 50;

function shown({ args }: Declaration): string {
  const name = typeof args["name"] === "string" ? oneLine(args["name"]) : "(may be a secret)";
  return name.length > longestName ? `${name.slice(0, longestName).replace(/[\uD800-\uDBFF]$/, "")}…` : name;
}

const counted = (count: number): string => (count === 1 ? "1 workflow" : `${count} workflows`);
const are = (count: number): string => (count === 1 ? "is" : "are");

function nothing({ plan, isFiltered }: Outcome): string {
  if (plan.gone.length + plan.undeclarable.length + plan.managed.length > 0) return "Nothing is left to write.\n";
  if (!isFiltered) return "The organization has no workflow; nothing is written.\n";
  const among = plan.listed === 0 ? "" : ` of the ${plan.listed} that the organization has`;
  return `No workflow${among} matches; nothing is written.\n`;
}

/** How many are declared already: in the file itself, and in each of those beside it. */
function there({ plan: { known }, out }: Outcome): string {
  const others = known.map(({ file }) => file).filter((file) => file !== out);
  const files = [out, ...[...new Set(others)].sort()];
  const counts = files.map((file) => [file, known.filter((one) => one.file === file).length] as const);
  return counts
    .filter(([, count]) => count > 0)
    .map(([file, count]) => `; ${count} ${are(count)} ${file === out ? "there" : `in ${file}`} already`)
    .join("");
}

function summary(outcome: Outcome): string {
  const { plan, out, isDry } = outcome;
  const { fresh, gone } = plan;
  const verb = isDry ? "would be" : are(fresh.length);
  const archived = gone.length === 0 ? "" : `; ${gone.length} went away while the others were read`;
  return `${counted(fresh.length)} ${verb} written to ${out}${there(outcome)}${archived}.`;
}

/** What only a person can judge. */
function toLookAt({ plan: { fresh } }: Outcome): string[] {
  const named = fresh.filter((one) => one.toLookAt.length > 0);
  if (named.length === 0) return [];
  return [
    "",
    "These speak of a password or the like, and are written as they are. Look at each yourself:",
    ...named.map((one) => `  ${one.name}: ${one.toLookAt.map(oneLine).join(", ")}`),
  ];
}

/** What is written, and what is left to do. */
export function planText(outcome: Outcome): string {
  const { plan, scope, files, out, isDry } = outcome;
  const { fresh, known } = plan;
  if (fresh.length + known.length === 0) return nothing(outcome);
  const rows = fresh.map((one) => [one.name, scope.nameOf(one), one.id, shown(one)]);
  const others = files.filter((file) => file !== out);
  return [
    ...(rows.length === 0 ? [] : [table(["logical name", "exported as", "id", "name"], rows, "texts"), ""]),
    summary(outcome),
    ...(others.length === 0 ? [] : [`${isDry ? "To be written" : "Written"} beside it: ${others.join(", ")}.`]),
    ...toLookAt(outcome),
    ...secretSteps(outcome),
    ...nextSteps(outcome),
    "",
  ].join("\n");
}
