import * as pulumi from "@pulumi/pulumi";
import * as armature from "pulumi-armature";

const config = new pulumi.Config();

const search = new armature.Workflow("search", {
  mcpServerId: config.require("mcpServerId"),
  testerPrompt: config.get("testerPrompt") ?? "Search for the most recent open issue and summarize it.",
  testerModelIds: ["claude-sonnet-4", "gpt-5"],
  criteria: [{ criterionText: "Returned at least one open issue", isRequired: true }],
  schedule: { cron: "0 9 * * *" },
});

export const workflowId = search.id;
export const currentVersion = search.currentVersion.id;
