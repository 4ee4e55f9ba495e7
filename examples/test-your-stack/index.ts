import * as pulumi from "@pulumi/pulumi";
import * as armature from "pulumi-armature";

const config = new pulumi.Config();
const mcpServerId = config.require("mcpServerId");

const search = new armature.Workflow("search", {
  mcpServerId,
  testerPrompt: "Search for the most recent open issue and summarize it.",
  testerModelIds: ["claude-sonnet-4", "gpt-5"],
  criteria: [{ criterionText: "Returned at least one open issue", isRequired: true }],
});

const smoke = new armature.WorkflowRun("smoke", {
  workflowId: search.id,
  workflowVersionId: search.currentVersion.id,
  triggers: { image: config.require("image") },
  gate: "block",
});

// Whatever depends on the run waits for its verdict.
new armature.Workflow("nightly", { mcpServerId, testerPrompt: "Read every open issue." }, { dependsOn: smoke });

export const verdict = smoke.verdict;
