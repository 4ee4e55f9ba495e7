import { judgeEach } from "../as-far-as-known.js";
import { workflowRule } from "../resource-rule.js";
import { modelsOf } from "../testers.js";

export const modelsAllowed = workflowRule<{ allowed: readonly string[]; deprecated: readonly string[] }>(
  {
    name: "models-allowed",
    description: "The testers are models that the organisation has chosen, and none that is about to go.",
    severity: "medium",
    enforcementLevel: "mandatory",
    tags: ["cost"],
    remediationSteps: "Set testerModelIds, or testerTargets, to models of the allowed set.",
    settings: {
      allowed: {
        description: "Ids of the models that may test; any, where the list is empty.",
        type: "array",
        items: { type: "string", minLength: 1 },
        default: [],
      },
      deprecated: {
        description: "Ids of models that are about to go.",
        type: "array",
        items: { type: "string", minLength: 1 },
        default: [],
      },
    },
  },
  (workflow, { settings: { allowed, deprecated }, args, report }) => {
    if (allowed.length + deprecated.length === 0)
      return args.notApplicable("Neither allowed nor deprecated models are configured.");
    const models = modelsOf(workflow);
    if (models.length === 0 && allowed.length > 0)
      report(`No tester is named, so the server chooses. Name one of ${allowed.join(", ")}.`);
    judgeEach(models, (model) => {
      if (deprecated.includes(model)) report(`${model} is about to go. Choose another model.`);
      else if (allowed.length > 0 && !allowed.includes(model))
        report(`${model} is not allowed. Choose one of ${allowed.join(", ")}.`);
    });
  },
);
