import type { PolicyPackConfig } from "@pulumi/policy";
import { closest } from "fastest-levenshtein";
import type { Rule } from "./rule.js";

/** What is wrong with a pack's configuration. The engine checks the values besides, by each rule's schema. */
export function configurationProblems(rules: readonly Rule[], configuration: PolicyPackConfig): string[] {
  const names = rules.map(({ name }) => name);
  return Object.entries(configuration).flatMap(([name, settings]) => {
    // The engine's own name for all rules at once.
    if (name === "all") return [];
    const rule = rules.find((one) => one.name === name);
    if (rule === undefined) return [`config.${name}: the pack has no such rule; did you mean ${closest(name, names)}?`];
    return typeof settings === "string" ? [] : (rule.settingProblems?.(settings) ?? []);
  });
}
