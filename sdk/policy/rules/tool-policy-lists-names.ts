import { workflowRule } from "../resource-rule.js";
import { allowedTools } from "../tool-policy.js";

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
    const tools = allowedTools(workflow) ?? [];
    const wildcards = tools.filter((tool) => /[*?]|^(all|any)$/i.test(tool.trim()));
    if (wildcards.length > 0)
      report(`toolPolicy allows ${wildcards.length} of ${tools.length} by a wildcard. List each tool by its name.`);
  },
);
