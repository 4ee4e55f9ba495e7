import { credentialsIn } from "../credentials.js";
import { workflowRule } from "../resource-rule.js";
import { textsOf } from "../texts.js";

export const noCredentials = workflowRule(
  {
    name: "no-credentials",
    description:
      "No text of a workflow holds a credential or a private address: agents, judges and the dashboard read them all.",
    severity: "critical",
    enforcementLevel: "mandatory",
    tags: ["secrets", "prompt", "criteria"],
    remediationSteps: "Remove it, revoke it, and let an auth profile of the MCP server hold the new one.",
    settings: {},
  },
  async (workflow, { report }) => {
    const texts = textsOf(workflow);
    for (const { path, text } of texts.told) {
      const kinds = await credentialsIn(text);
      if (kinds.length > 0) report(`${path} holds ${kinds.join(" and ")}. Remove it, and revoke it if it is a secret.`);
    }
    texts.admit();
  },
);
