import path from "node:path";
import { oneLine } from "../../provider/report/words.js";
import { table } from "../../sdk/text/table.js";
import type { Declaration } from "./declaration.js";
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
  if (plan.gone.length + plan.undeclarable.length > 0) return "Nothing is left to write.\n";
  if (!isFiltered) return "The organization has no workflow; nothing is written.\n";
  const among = plan.listed === 0 ? "" : ` of the ${plan.listed} that the organization has`;
  return `No workflow${among} matches; nothing is written.\n`;
}

function summary({ plan: { fresh, known, gone }, out, isDry }: Outcome): string {
  const verb = isDry ? "would be" : are(fresh.length);
  const there = known.length === 0 ? "" : `; ${known.length} ${are(known.length)} there already`;
  const archived = gone.length === 0 ? "" : `; ${gone.length} went away while the others were read`;
  return `${counted(fresh.length)} ${verb} written to ${out}${there}${archived}.`;
}

function secretSteps({ plan }: Outcome): string[] {
  const secrets = plan.fresh.flatMap((one) => one.secrets);
  if (secrets.length === 0) return [];
  const isObject = secrets.some(({ kind }) => kind === "object");
  return [
    "",
    "What may be a secret is not written. Set each to what the dashboard shows, and revoke it afterwards:",
    ...secrets.map(({ key, kind }) => `  pulumi config set --secret ${key}${kind === "object" ? " (JSON)" : ""}`),
    ...(isObject ? ["Those marked JSON are objects whose keys may be secrets."] : []),
  ];
}

function begin({ out, project, isAddition }: Outcome): string {
  if (isAddition) return "look at the file; then `pulumi up`.";
  return project === undefined
    ? `look at the file and have the program import it, as in import "./${path.parse(out).name}"; then \`pulumi up\`.`
    : `look at the file; then in ${project} \`npm install\`, \`pulumi stack init dev\` and \`pulumi up\`.`;
}

function nextSteps(outcome: Outcome): string[] {
  if (outcome.isDry) return ["", "Nothing is written yet: that is done without --dry-run."];
  return [
    "",
    `Next: ${begin(outcome)}`,
    "It calls each a creation, adopts it, and sends nothing that changes or runs one. After that the import options can",
    "go whenever you like; the comments with the ids stay.",
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
    ...secretSteps(outcome),
    ...(files.length === 0 ? [] : nextSteps(outcome)),
    "",
  ].join("\n");
}
