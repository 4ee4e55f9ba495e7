import { needsProduction, productionStacks, type ProductionSettings } from "../production.js";
import { workflowRule } from "../resource-rule.js";

export const scheduleInProduction = workflowRule<ProductionSettings>(
  {
    name: "schedule-in-production",
    description: "A workflow in production has a schedule: an MCP server breaks without a deployment, too.",
    severity: "medium",
    enforcementLevel: "advisory",
    tags: ["schedule", "production"],
    remediationSteps: 'Set schedule, such as { cron: "0 9 * * *" }.',
    settings: { productionStacks },
  },
  ({ schedule }, { settings, args, report }) => {
    needsProduction(args.urn, settings, args);
    if (schedule === undefined) report('schedule is not set. Give it one, such as { cron: "17 9 * * *" }.');
  },
);
