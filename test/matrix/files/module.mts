import * as pulumi from "@pulumi/pulumi";
import { Workflow } from "pulumi-armature";

const config = new pulumi.Config();

const mcpServerId = await Promise.resolve(config.require("mcpServerId"));

const search = new Workflow("search", {
  mcpServerId,
  testerPrompt: "Search for the most recent open issue and summarize it.",
  testerModelIds: ["claude-sonnet-4", "gpt-5"],
  criteria: [{ criterionText: "Returned at least one open issue", isRequired: true }],
  schedule: { cron: "0 9 * * *" },
});

export const workflowId = search.id;
export const currentVersion: pulumi.Output<string> = search.currentVersion.id;
