import { workflowRule } from "../resource-rule.js";

export const authProfile = workflowRule<{ forbidden: readonly string[] }>(
  {
    name: "auth-profile",
    description: "A workflow says as whom its tester acts, and that is nobody whose rights are too wide.",
    severity: "high",
    enforcementLevel: "mandatory",
    tags: ["tools", "secrets"],
    remediationSteps: "Set defaultMcpAuthProfileId to an auth profile that is made for tests.",
    settings: {
      forbidden: {
        description: "Ids of auth profiles that no test may use, such as an administrator's.",
        type: "array",
        items: { type: "string", minLength: 1 },
        default: [],
      },
    },
  },
  ({ defaultMcpAuthProfileId: profile }, { settings, report }) => {
    if (profile === undefined)
      report("defaultMcpAuthProfileId is not set, so the server chooses. Set it to a profile that is made for tests.");
    else if (settings.forbidden.includes(profile))
      report("defaultMcpAuthProfileId is one of the forbidden profiles. Use one that is made for tests.");
  },
);
