import { workflowRule } from "../resource-rule.js";
import { wildcardsIn } from "../tool-policy.js";

export const toolPolicyListsNames = workflowRule(
  {
    name: "tool-policy-lists-names",
    description: "A tool policy lists tools by name: a wildcard allows what the MCP server gets tomorrow, too.",
    severity: "high",
    enforcementLevel: "mandatory",
    tags: ["tools"],
    remediationSteps: "List each tool by its name.",
    settings: {},
  },
  (workflow, { args, report }) => {
    if (workflow.toolPolicy === undefined) return args.notApplicable("The workflow has no toolPolicy.");
    const count = wildcardsIn(workflow.toolPolicy);
    if (count > 0)
      report(`toolPolicy has ${count === 1 ? "a wildcard" : `${count} wildcards`}. List each tool by its name.`);
  },
);
