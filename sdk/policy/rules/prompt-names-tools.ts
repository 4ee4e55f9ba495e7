import { workflowRule } from "../resource-rule.js";
import { allowedTools } from "../tool-policy.js";
import { firstOf } from "../words.js";

function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern) instanceof RegExp;
  } catch {
    return false;
  }
}

export const promptNamesTools = workflowRule<{ pattern: string }>(
  {
    name: "prompt-names-tools",
    description: "A prompt names the tool calls it expects: otherwise an agent that answers from memory passes.",
    severity: "low",
    enforcementLevel: "advisory",
    tags: ["prompt", "tools"],
    remediationSteps: "Name the tools of the MCP server that the tester is to call, such as `search_issues`.",
    settings: {
      pattern: {
        description: "A regular expression of what counts as naming a tool.",
        type: "string",
        format: "regex",
        minLength: 1,
        default: "`[^`]+`|\\b[a-z0-9]+(_[a-z0-9]+)+\\b|\\b[a-z]+[A-Z]\\w*\\b|\\btools?\\b",
      },
    },
    // The engine knows other regular expressions.
    wrong: ({ pattern }) => (isPattern(pattern) ? [] : ["pattern: is no regular expression of JavaScript's"]),
  },
  (workflow, { settings, report }) => {
    const { testerPrompt } = workflow;
    if (new RegExp(settings.pattern).test(testerPrompt)) return;
    if (firstOf(allowedTools(workflow) ?? [], testerPrompt) === undefined)
      report("testerPrompt names no tool. Name those that it expects to be called.");
  },
);
