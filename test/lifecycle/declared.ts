import type { WorkflowArgs } from "../../sdk/index.js";

/** The least that a workflow needs. */
export const leastFields = {
  name: "Search returns recent issues",
  mcpServerId: "5b0c1f3e-6a52-4f0e-9d57-0c7f5f1f7a01",
  testerPrompt: "Search for the most recent open issue and summarize it.",
};

/** Every create field of the API page, but for `testerModelId`, which cannot stand beside `testerModelIds`. */
export const everyField = {
  ...leastFields,
  description: "Finds the newest issue.",
  defaultMcpAuthProfileId: "d5a1c0de-0000-4000-8000-000000000001",
  testerModelIds: ["claude-sonnet-4", "gpt-5"],
  testerTargets: [
    { modelId: "claude-sonnet-4", skillMode: "pinned", skillVersionId: "skv_1" },
    { modelId: "gpt-5", skillMode: "latest" },
  ],
  criteria: [
    { criterionText: "Returned at least one open issue", isRequired: true },
    { criterionText: "Summary references the issue number", isRequired: false },
  ],
  schedule: { cron: "0 9 * * *", timezone: "Europe/Zurich" },
  limits: { maxToolCalls: 20, perTool: { search: 5 } },
  retryPolicy: { maxAttempts: 2 },
  toolPolicy: { allowed_tools: ["search", "get_issue"] },
  metadata: { team: "search", owner: null },
} satisfies WorkflowArgs;

/** The other way to say which model tests. */
export const oneModel = { ...leastFields, testerModelId: "claude-sonnet-4" } satisfies WorkflowArgs;
