import { testersRule } from "../resource-rule.js";
import { modelsOf } from "../testers.js";

export const modelsAllowed = testersRule<{ allowed: readonly string[]; deprecated: readonly string[] }>(
  {
    name: "models-allowed",
    description:
      "The testers of workflows and runs are models that the organisation has chosen, and none that is deprecated.",
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
        description: "Ids of models that are soon switched off.",
        type: "array",
        items: { type: "string", minLength: 1 },
        default: [],
      },
    },
  },
  (declared, { settings: { allowed, deprecated }, args, report }) => {
    if (allowed.length + deprecated.length === 0)
      return args.notApplicable("Neither allowed nor deprecated models are configured.");
    const models = modelsOf(declared);
    for (const model of new Set(models.told)) {
      if (deprecated.includes(model)) report(`${model} is deprecated. Choose another model.`);
      else if (allowed.length > 0 && !allowed.includes(model))
        report(`${model} is not allowed. Choose one of ${allowed.join(", ")}.`);
    }
    models.admit();
    // A run that names none takes its workflow's.
    if (models.told.length === 0 && allowed.length > 0 && "testerPrompt" in declared)
      report(`No tester is named, so the server chooses. Name one of ${allowed.join(", ")}.`);
  },
);
