import { workflowRule } from "../resource-rule.js";

export const descriptionPresent = workflowRule(
  {
    name: "description-present",
    description: "A workflow has a description: the dashboard shows it to whoever is woken up.",
    severity: "low",
    enforcementLevel: "advisory",
    tags: ["ownership"],
    remediationSteps: "Set description to what the workflow guards, in a sentence.",
    settings: {},
  },
  ({ description }, { report }) => {
    if (description === undefined || description.trim() === "") report("description is not set. Set it.");
  },
);
