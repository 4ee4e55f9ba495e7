import { importLineOf, isProgram } from "./import-line.js";
import type { Outcome } from "./outcome.js";
import type { Plan } from "./plan.js";
import type { Secret } from "./secrets.js";

const secretsOf = ({ fresh }: Plan): Secret[] => fresh.flatMap((one) => one.secrets);

/** A terminal's prompt takes one line, so that what has several comes from a file. */
function settingOf({ key, kind, hasLines }: Secret): string {
  const source = hasLines ? ` < ${key}.txt` : "";
  return `pulumi config set --secret ${key}${source}${kind === "object" ? " (JSON)" : ""}`;
}

const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);

/** What is to be known of the secrets, and the lines that set them unless these come later, in their order. */
export function secretSteps(outcome: Outcome): string[] {
  const secrets = secretsOf(outcome.plan);
  if (secrets.length === 0) return [];
  const settings = hasOrder(outcome) ? [] : indented(secrets.map(settingOf));
  return [
    "",
    `What may be a secret is not written. Set each to the text that the dashboard shows${settings.length > 0 ? ":" : ", as below."}`,
    ...settings,
    "Once all is adopted, put a new secret into each text and revoke the old one.",
    ...(secrets.some(({ kind }) => kind === "object") ? ["Those marked JSON are objects with a secret in them."] : []),
    ...(secrets.some(({ hasLines }) => hasLines) ? fromFiles : []),
  ];
}

const fromFiles = [
  "Those that come from a file have several lines, which a paste would join: put each into its file, and remove the file",
  "once it is set.",
];

/** Whether everything is to be done in a project's folder, one after the other. */
const hasOrder = ({ project, isDry }: Outcome): boolean => project !== undefined && !isDry;

function inOrder({ project = "", plan, isAddition }: Outcome): string[] {
  const begin = isAddition ? [] : ["npm install", "pulumi stack init dev"];
  const commands = [...begin, ...secretsOf(plan).map(settingOf), "pulumi up"];
  return [`Next: look at the file; then in ${project}:`, ...indented(commands)];
}

function begin({ out, isAddition }: Outcome): string {
  if (isAddition) return "look at the file; then `pulumi up`.";
  if (isProgram(out)) return "look at the file, whose exports become outputs of the stack; then `pulumi up`.";
  const line = importLineOf(out);
  return `look at the file and have the program import it${line === undefined ? "" : `, as in ${line}`}; then \`pulumi up\`.`;
}

/** What is left to do once there is something new. */
export function nextSteps(outcome: Outcome): string[] {
  if (outcome.plan.fresh.length === 0) return [];
  if (outcome.isDry) return ["", "Nothing is written yet: that is done without --dry-run."];
  return [
    "",
    ...(hasOrder(outcome) ? inOrder(outcome) : [`Next: ${begin(outcome)}`]),
    "It calls each a creation, adopts it, and sends nothing that changes or runs one. After that the import options can",
    "go whenever you like; the comments with the ids stay.",
  ];
}
