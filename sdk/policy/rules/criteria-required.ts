import { asFarAsKnown } from "../as-far-as-known.js";
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
    if (criteria.length === 0) {
      report("criteria is empty: every run passes. Add one with isRequired: true.");
      return;
    }
    // One that does not say it is as the server has it.
    const isOptional = asFarAsKnown(criteria, ({ isRequired }) => isRequired === false);
    if (isOptional.told.some((optional) => !optional)) return;
    isOptional.admit();
    report(`criteria: each of the ${criteria.length} has isRequired: false, so no run can fail. Set one to true.`);
  },
);
