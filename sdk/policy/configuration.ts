import type { PolicyPackConfig } from "@pulumi/policy";
import { closest } from "fastest-levenshtein";
import type { Rule } from "./rule.js";
import { unknownSettings } from "./unknown-settings.js";

/** Names that no rule and no setting has. The engine checks the values, by each rule's schema. */
export function configurationProblems(rules: readonly Rule[], configuration: PolicyPackConfig): string[] {
  return Object.entries(configuration).flatMap(([name, settings]) => {
    // The engine's own name for all rules at once.
    if (name === "all") return [];
    const rule = rules.find((one) => one.name === name);
    if (rule === undefined)
      return [
        `config.${name}: the pack has no such rule${nearTo(
          name,
          rules.map((one) => one.name),
        )}`,
      ];
    return typeof settings === "string" ? [] : unknownSettings(name, settings, settingNames(rule));
  });
}

const settingNames = (rule: Rule): string[] => [
  "enforcementLevel",
  ...Object.keys(rule.configSchema?.properties ?? {}),
];

const nearTo = (name: string, names: readonly string[]): string =>
  names.length === 0 ? "" : `; did you mean ${closest(name, [...names])}?`;
