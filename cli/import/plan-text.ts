import path from "node:path";
import { oneLine } from "../../provider/report/words.js";
import { table } from "../../sdk/text/table.js";
import type { Declaration } from "./declaration.js";
import type { Plan } from "./plan.js";

const shown = ({ args }: Declaration): string => (typeof args["name"] === "string" ? oneLine(args["name"]) : "");

/** What will be written, and what is left to do. */
export function planText({ fresh, known }: Plan, file: string, isDry: boolean): string {
  const rows = fresh.map((one) => [one.name, one.id, shown(one)]);
  const secrets = fresh.flatMap((one) => one.secrets);
  const count = fresh.length === 1 ? "1 workflow" : `${fresh.length} workflows`;
  const verb = isDry ? "would be" : fresh.length === 1 ? "is" : "are";
  const written = `${count} ${verb} written to ${file}`;
  const there = known.length === 0 ? "" : `; ${known.length} ${known.length === 1 ? "is" : "are"} there already`;
  if (fresh.length + known.length === 0) return "No workflow matches; nothing is written.\n";
  return [
    ...(rows.length === 0 ? [] : [table(["logical name", "id", "name"], rows), ""]),
    `${written}${there}.`,
    ...(secrets.length === 0
      ? []
      : [
          "",
          "What may be a secret is not written. Set each to what the dashboard shows, and revoke it afterwards:",
          ...secrets.map(({ key }) => `  pulumi config set --secret ${key}`),
        ]),
    ...(fresh.length === 0
      ? []
      : [
          "",
          `Have the program import the file, as in import "./${path.parse(file).name}"; then \`pulumi up\` adopts them and sends`,
          "nothing that changes or runs one. After that the import options can go; the comments with the ids stay.",
        ]),
    "",
  ].join("\n");
}
