import { PolicyPack, type PolicyPackConfig } from "@pulumi/policy";
import { configurationProblems } from "./configuration.js";
import { recommended } from "./presets.js";
import type { Rule } from "./rule.js";

/** What a pack is made of. */
export interface ReviewPackArgs {
  /** Its rules: a preset, what `select` chooses, or any list of policies. @default recommended */
  readonly rules?: readonly Rule[];
  /**
   * Settings by the name of the rule, as a file for `--policy-pack-config` has them, which comes before these: an
   * enforcement level, or an object with `enforcementLevel`, the rule's own settings, and `except`. @default none
   */
  readonly config?: PolicyPackConfig;
}

/**
 * Makes the policy pack of the program that calls it, once in a process.
 *
 * @param name what the engine calls it: letters, digits, hyphens, underscores and periods
 * @throws Error with all that is wrong, when `config` names a rule or a setting that there is not
 */
export function reviewPack(
  name = "armature-review",
  { rules = recommended, config = {} }: ReviewPackArgs = {},
): PolicyPack {
  const problems = configurationProblems(rules, config);
  if (problems.length > 0) throw new Error(`The policy pack cannot be used:\n${problems.join("\n")}`);
  const policies = rules.map((rule) => ({ ...rule, tags: [...rule.tags] }));
  return new PolicyPack(
    name,
    {
      policies,
      displayName: "Armature review",
      description: "Reviews the tests of MCP servers by AI agents before they run.",
      tags: ["armature", "mcp", "ai-agents"],
    },
    config,
  );
}
