import { workflowRule } from "../resource-rule.js";
import { allowedTools } from "../tool-policy.js";
import { firstOf } from "../words.js";

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
        description: "Verbs after which something is gone, sent or paid.",
        type: "array",
        items: { type: "string", minLength: 1 },
        default: [
          ...["delete", "remove", "drop", "destroy", "purge", "wipe", "erase", "truncate", "overwrite", "revoke"],
          ...["cancel", "close", "archive", "reset", "disable", "terminate", "shut down", "uninstall"],
          ...["send", "publish", "post", "email", "invite", "notify"],
          ...["pay", "refund", "transfer", "charge", "purchase", "buy", "order", "deploy", "merge"],
        ],
      },
    },
  },
  (workflow, { settings, report }) => {
    const verb = firstOf(settings.verbs, workflow.testerPrompt);
    if (verb !== undefined && allowedTools(workflow) === undefined)
      report(
        `testerPrompt says "${verb}", and toolPolicy lists no tools. ` +
          "List those it needs in toolPolicy.allowed_tools.",
      );
  },
);
