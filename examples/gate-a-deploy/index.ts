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
  workflowVersionId: search.currentVersion.id, // a new definition is a reason to run
  triggers: { image: config.require("image") }, // so is a new image
  gate: "block", // wait, and stop the deployment unless it passes
  timeoutSeconds: 900,
  reports: { junit: "reports/smoke.xml", json: "reports/smoke.json", markdown: "reports/smoke.md" },
});

// Whatever depends on the run waits for its verdict, and is left as it is when the gate is closed.
export const release = new armature.Workflow(
  "nightly",
  {
    mcpServerId,
    testerPrompt: "Create an issue titled 'armature test', read it back and close it.",
    criteria: [{ criterionText: "The issue was read back before it was closed", isRequired: true }],
    schedule: { cron: "0 3 * * *" },
  },
  { dependsOn: smoke },
).id;

export const gate = smoke.result;
