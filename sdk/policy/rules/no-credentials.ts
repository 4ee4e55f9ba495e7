import { credentialsIn } from "../../credentials/credentials.js";
import { workflowRule } from "../resource-rule.js";
import { textsOf } from "../texts.js";

export const noCredentials = workflowRule<{ allowedHosts: readonly string[] }>(
  {
    name: "no-credentials",
    description:
      "Neither prompt, description, criteria nor metadata hold a credential or a private address: agents, judges and the dashboard read them all.",
    severity: "critical",
    enforcementLevel: "mandatory",
    tags: ["secrets", "prompt", "criteria"],
    remediationSteps: "Remove it, revoke it, and let an auth profile of the MCP server hold the new one.",
    settings: {
      allowedHosts: {
        description: "Hosts that are private and may be named all the same, such as a wiki's.",
        type: "array",
        items: { type: "string", minLength: 1 },
        default: [],
      },
    },
  },
  async (workflow, { settings: { allowedHosts }, report }) => {
    const texts = textsOf(workflow);
    const kindsAt = new Map<string, Set<string>>();
    for (const text of texts.told) {
      const kinds = await credentialsIn(text, allowedHosts);
      if (kinds.length > 0) kindsAt.set(text.path, new Set([...(kindsAt.get(text.path) ?? []), ...kinds]));
    }
    for (const [path, kinds] of kindsAt)
      report(`${path} holds ${[...kinds].join(" and ")}. Remove it, and revoke it if it is a secret.`);
    texts.admit();
  },
);
