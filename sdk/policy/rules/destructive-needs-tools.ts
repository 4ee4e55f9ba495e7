import { workflowRule } from "../resource-rule.js";
import { allowedTools } from "../tool-policy.js";
import { verbIn } from "../verbs.js";

export const destructiveNeedsTools = workflowRule<{ verbs: readonly string[] }>(
  {
    name: "destructive-needs-tools",
    description:
      "A prompt that asks for something destructive lists the tools that its tester may call: an agent tries what it has.",
    severity: "critical",
    enforcementLevel: "mandatory",
    tags: ["prompt", "tools"],
    remediationSteps: 'Set toolPolicy: { allowed_tools: ["…"] } to the tools that the task needs.',
    settings: {
      verbs: {
        description: "Verbs after which something is gone, sent or paid, as they stand in a dictionary.",
        type: "array",
        items: { type: "string", minLength: 1 },
        default: [
          ...["delete", "remove", "drop", "destroy", "purge", "wipe", "erase", "truncate", "overwrite", "revoke"],
          ...["cancel", "terminate", "uninstall", "disable", "shut down", "send", "publish", "invite"],
          ...["pay", "refund", "transfer", "purchase", "buy", "deploy"],
        ],
      },
    },
  },
  (workflow, { settings, report }) => {
    const verb = verbIn(settings.verbs, workflow.testerPrompt);
    if (verb !== undefined && allowedTools(workflow) === undefined)
      report(
        `testerPrompt says "${verb}", and toolPolicy lists no tools. ` +
          "List those it needs in toolPolicy.allowed_tools.",
      );
  },
);
