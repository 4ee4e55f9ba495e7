import { judgeEach } from "../as-far-as-known.js";
import { workflowsWithRun } from "../coverage.js";
import { needsProduction, productionStacks, type ProductionSettings } from "../production.js";
import { stackRule } from "../stack-rule.js";

export const testedInProduction = stackRule<ProductionSettings>(
  {
    name: "tested-in-production",
    description: "Every workflow in production has a schedule or a run: otherwise it is never run again.",
    severity: "medium",
    enforcementLevel: "mandatory",
    tags: ["production", "schedule", "gate"],
    remediationSteps: "Give it a schedule, or declare a WorkflowRun of it.",
    settings: { productionStacks },
  },
  ({ settings, args, workflows, runs, report }) => {
    needsProduction(args.resources[0]?.urn, settings, args);
    const run = workflowsWithRun(runs);
    judgeEach(workflows, ({ resource, props }) => {
      if (!run.has(resource) && props.schedule === undefined)
        report("It has neither a schedule nor a WorkflowRun. Give it one.", resource);
    });
  },
);
