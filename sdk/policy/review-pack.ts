import { type Policies, PolicyPack, type PolicyPackConfig } from "@pulumi/policy";
import { configurationProblems } from "./configuration.js";
import { recommended } from "./presets.js";
import type { Rule } from "./rule.js";
import { withoutStack } from "./without-stack.js";

/** What a pack is made of. */
export interface ReviewPackArgs {
  /** Its rules: a preset, or what `select` chooses; of one that is there twice the last counts. @default recommended */
  readonly rules?: readonly Rule[];
  /** Policies of your own beside them. @default none */
  readonly policies?: Policies;
  /**
   * Settings by the name of the rule, as a file for `--policy-pack-config` has them, which comes before these: an
   * enforcement level, or an object with `enforcementLevel`, the rule's own settings, and `except`. @default none
   */
  readonly config?: PolicyPackConfig;
}

const known: readonly string[] = ["rules", "policies", "config"] satisfies (keyof ReviewPackArgs)[];

/**
 * Makes the policy pack of the program that calls it, once in a process.
 *
 * @param name what the engine calls it: letters, digits, hyphens, underscores and periods
 * @throws Error with all that is wrong, when there are no rules, or `config` names a rule or a setting that there is not
 */
export function reviewPack(name = "armature-review", args: ReviewPackArgs = {}): PolicyPack {
  const { rules = recommended, policies = [], config = {} } = args;
  const chosen = [...new Map(rules.map((rule) => [rule.name, rule])).values()];
  const others = Object.entries(config).filter(([key]) => !policies.some((policy) => policy.name === key));
  const problems = [
    ...Object.keys(args)
      .filter((key) => !known.includes(key))
      .map((key) => `${key}: there is no such argument; there are ${known.join(", ")}`),
    ...(chosen.length === 0 ? ["rules: there is none, so nothing would be reviewed"] : []),
    ...configurationProblems(chosen, Object.fromEntries(others)),
  ];
  if (problems.length > 0) throw withoutStack(new Error(`The policy pack cannot be used:\n${problems.join("\n")}`));
  return new PolicyPack(
    name,
    {
      policies: [...chosen, ...policies],
      displayName: "Armature review",
      description: "Reviews the tests of MCP servers by AI agents before they run.",
      tags: ["armature", "mcp", "ai-agents"],
    },
    config,
  );
}
