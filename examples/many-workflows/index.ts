import * as pulumi from "@pulumi/pulumi";
import * as armature from "pulumi-armature";

const config = new pulumi.Config();

// An account of its own: the settings that are left out here come from the environment.
const staging = new armature.Provider("staging", {
  baseUrl: config.get("baseUrl"),
  apiKey: config.getSecret("apiKey"),
});

const journeys = {
  search: "Search for the most recent open issue and summarize it.",
  create: "Create an issue titled 'armature test' and read it back.",
  close: "Close the issue titled 'armature test'.",
};

// Anything derived from a secret is a secret too: encrypted in the state, hidden in the output.
const tenant = config.requireSecret("testTenant");

const workflows = Object.entries(journeys).map(
  ([name, journey]) =>
    new armature.Workflow(
      name,
      {
        mcpServerId: config.require("mcpServerId"),
        testerPrompt: pulumi.interpolate`In the tenant ${tenant}: ${journey}`,
        testerModelIds: ["claude-sonnet-4"],
        criteria: [{ criterionText: `The journey '${name}' ended without an error`, isRequired: true }],
        metadata: { owner: "platform-team", journey: name },
      },
      { provider: staging },
    ),
);

export const workflowIds = pulumi.all(workflows.map(({ id }) => id));
