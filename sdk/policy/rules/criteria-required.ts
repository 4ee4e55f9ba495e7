import { workflowRule } from "../resource-rule.js";

export const criteriaRequired = workflowRule(
  {
    name: "criteria-required",
    description: "A workflow has a required criterion: only required criteria can fail a run.",
    severity: "critical",
    enforcementLevel: "mandatory",
    tags: ["criteria"],
    remediationSteps: "Set isRequired: true on each criterion without which the MCP server is broken.",
    settings: {},
  },
  ({ criteria = [] }, { report }) => {
    if (criteria.length === 0) report("criteria is empty: every run passes. Add one with isRequired: true.");
    else if (!criteria.some(({ isRequired }) => isRequired === true))
      report(
        `criteria: none of the ${criteria.length} has isRequired: true, so no run can fail. Set it on at least one.`,
      );
  },
);
