import type { Severity } from "@pulumi/policy";
import { rules } from "./all-rules.js";
import type { Rule } from "./rule.js";
import type { Tag } from "./rule-info.js";

/** What rules are chosen by; what is left out chooses all. */
export interface Selection {
  readonly severities?: readonly Severity[];
  /** A rule with any of them is chosen. */
  readonly tags?: readonly Tag[];
}

/**
 * The rules of these severities with any of these tags.
 *
 * @throws Error when no rule has a severity or a tag that is named
 */
export function select({ severities, tags }: Selection): readonly Rule[] {
  const problems = [
    ...unknown("severities", severities, ["low", "medium", "high", "critical"]),
    ...unknown("tags", tags, [...new Set(rules.flatMap((rule) => rule.tags))].sort()),
  ];
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return rules.filter(
    (rule) =>
      (severities === undefined || severities.includes(rule.severity)) &&
      (tags === undefined || tags.some((tag) => rule.tags.includes(tag))),
  );
}

const unknown = (path: string, given: readonly string[] | undefined, known: readonly string[]): string[] =>
  (given ?? [])
    .filter((value) => !known.includes(value))
    .map((value) => `select: ${path} has "${value}"; give some of ${known.join(", ")}`);
