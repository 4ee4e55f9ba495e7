import { judgeEach } from "../as-far-as-known.js";
import { workflowRule } from "../resource-rule.js";

export const limitsSet = workflowRule<{ keys: readonly string[] }>(
  {
    name: "limits-set",
    description: "A workflow limits its runs: an agent that goes in circles stops there.",
    severity: "medium",
    enforcementLevel: "advisory",
    tags: ["cost"],
    remediationSteps: "Set limits, as the organisation's plan allows.",
    settings: {
      keys: {
        description: "Limits that have to be there; any one will do, where the list is empty.",
        type: "array",
        items: { type: "string", minLength: 1 },
        default: [],
      },
    },
  },
  ({ limits = {} }, { settings: { keys }, report }) => {
    if (Object.keys(limits).length === 0) report("limits is not set. Set it.");
    else
      judgeEach(keys, (key) => {
        if (limits[key] === undefined) report(`limits.${key} is not set. Set it.`);
      });
  },
);
