import { needsProduction, productionStacks, type ProductionSettings } from "../production.js";
import { workflowRule } from "../resource-rule.js";

export const protectInProduction = workflowRule<ProductionSettings>(
  {
    name: "protect-in-production",
    description: "A workflow in production is protected: deleting it archives it, and nothing brings it back.",
    severity: "high",
    enforcementLevel: "mandatory",
    tags: ["production", "ownership"],
    remediationSteps: "Set the resource option protect: true.",
    settings: { productionStacks },
  },
  (_, { settings, args, report }) => {
    needsProduction(args.urn, settings, args);
    if (!args.opts.protect) report("The resource option protect is not set. Set it to true.");
  },
);
