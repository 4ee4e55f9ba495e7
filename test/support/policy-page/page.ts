import { readFileSync } from "node:fs";
import path from "node:path";
import { minimal } from "../../../sdk/policy/presets.js";
import { rules } from "../../../sdk/policy/all-rules.js";
import type { Rule } from "../../../sdk/policy/rule.js";

export const policyPage = path.resolve(__dirname, "../../../docs/policy.md");

const heading = "## The rules\n";

const code = (text: string): string => (text.includes("`") ? `\`\`${text}\`\`` : `\`${text}\``);

/** Its settings with their defaults; every rule has `except`. */
function settingsOf({ configSchema }: Rule): string[] {
  return Object.entries(configSchema?.properties ?? {})
    .filter(([name]) => name !== "except")
    .map(
      ([name, setting]) =>
        `- \`${name}\`: ${setting.description ?? ""} Default: ${code(JSON.stringify(setting.default))}.`,
    );
}

const levelOf = ({ enforcementLevel }: Rule): string => (enforcementLevel === "disabled" ? "off" : enforcementLevel);

function section(rule: Rule): string {
  return [
    `### ${rule.name}`,
    "",
    rule.description,
    "",
    `To mend: ${rule.remediationSteps ?? ""}`,
    "",
    ...settingsOf(rule),
    "",
  ].join("\n");
}

function table(): string {
  const rows = rules.map((rule) => [
    `[\`${rule.name}\`](#${rule.name})`,
    rule.severity,
    levelOf(rule),
    minimal.includes(rule) ? "yes" : "",
    "remediateResource" in rule ? "yes" : "",
    rule.tags.join(", "),
  ]);
  const head = ["rule", "severity", "recommended", "in minimal", "can mend", "tags"];
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** The page with its last chapter as the rules say it, before it is formatted. */
export function pageText(): string {
  const [written = ""] = readFileSync(policyPage, "utf8").split(heading);
  return `${written}${heading}\n${table()}\n\n${rules.map(section).join("\n")}`;
}
