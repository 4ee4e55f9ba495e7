import { unknown } from "../../support/provider-process/bag.js";
import { type Cases, cleanWorkflow, workflow } from "./case.js";

const server = { name: "mcp", type: "my:mcp:Server", props: {} };

export const ownershipCases: Cases = {
  "protect-in-production": [
    { of: "a protected one", shown: workflow({}, { stack: "prod", protect: true }) },
    {
      of: "one that is not",
      shown: workflow({}, { stack: "prod" }),
      says: ["The resource option protect is not set. Set it to true."],
    },
    { of: "another stack", shown: workflow(), skips: "The stack dev is not production." },
  ],
  "owner-and-runbook": [
    { of: "both", shown: workflow(), mends: undefined },
    {
      of: "neither, and nothing to add",
      shown: workflow({ metadata: undefined }),
      says: ["metadata.owner is not set. Set it.", "metadata.runbook is not set. Set it."],
      mends: undefined,
    },
    {
      of: "an empty one, and an owner to add",
      config: { add: { owner: "platform-team" } },
      shown: workflow({ metadata: { owner: " ", team: "search" } }),
      says: ["metadata.owner is not set. Set it.", "metadata.runbook is not set. Set it."],
      mends: { ...cleanWorkflow, metadata: { owner: "platform-team", team: "search" } },
    },
    {
      of: "no metadata, and an owner to add",
      config: { keys: ["owner"], add: { owner: "platform-team" } },
      shown: workflow({ metadata: undefined }),
      says: ["metadata.owner is not set. Set it."],
      mends: { ...cleanWorkflow, metadata: { owner: "platform-team" } },
    },
    {
      of: "an owner that is not known yet, and a runbook to add",
      config: { add: { owner: "a", runbook: "b" } },
      shown: workflow({ metadata: { owner: unknown } }),
      says: ["metadata.runbook is not set. Set it."],
      misses: "metadata.owner",
      mends: { ...cleanWorkflow, metadata: { owner: unknown, runbook: "b" } },
    },
    {
      of: "an owner that is not known yet",
      shown: workflow({ metadata: { owner: unknown } }),
      says: ["metadata.runbook is not set. Set it."],
      misses: "metadata.owner",
    },
  ],
  "description-present": [
    { of: "a description", shown: workflow() },
    { of: "none", shown: workflow({ description: undefined }), says: ["description is not set. Set it."] },
    { of: "a blank one", shown: workflow({ description: "  " }), says: ["description is not set. Set it."] },
    { of: "one that is not known yet", shown: workflow({ description: unknown }), misses: "description" },
  ],
  "names-trimmed": [
    { of: "plain names", shown: workflow(), mends: undefined },
    {
      of: "spaces around both",
      shown: workflow({ name: " Find issues", description: "Guards the search journey.\n" }),
      says: ["name begins or ends with a space. Remove it.", "description begins or ends with a space. Remove it."],
      mends: cleanWorkflow,
    },
    { of: "a name that is not known yet", shown: workflow({ name: unknown }), misses: "name" },
  ],
  "unique-names": [
    { of: "two names", shown: [workflow(), workflow({ name: "Close issues" }, { name: "close" })] },
    {
      of: "the same name twice",
      shown: [workflow(), workflow({ name: "find ISSUES " }, { name: "second" })],
      says: ["name is the same as that of find. Give each a name of its own."],
      about: "second",
    },
    { of: "a name that is not known yet", shown: [workflow({ name: unknown })], misses: "name" },
  ],
  "unique-prompts": [
    {
      of: "the same prompt for two servers and as two users",
      shown: [
        workflow(),
        workflow({ mcpServerId: "mcp_2" }, { name: "two" }),
        workflow({ defaultMcpAuthProfileId: "auth_guest" }, { name: "three" }),
      ],
    },
    {
      of: "the same prompt for one server",
      shown: [workflow(), workflow({}, { name: "two" })],
      says: ["It tests the same as find: server, prompt, profile, criteria and tools are equal. Keep one of them."],
      about: "two",
    },
    {
      of: "one that is left alone",
      config: { except: { two: "compares two profiles" } },
      shown: [workflow(), workflow({}, { name: "two" })],
    },
    { of: "a prompt that is not known yet", shown: [workflow({ testerPrompt: unknown })], misses: "testerPrompt" },
  ],
  "servers-covered": [
    { of: "a server that is tested", config: { mcpServerIds: ["mcp_1"] }, shown: [workflow()] },
    {
      of: "a server that is not",
      config: { mcpServerIds: ["mcp_1", "mcp_2"] },
      shown: [workflow()],
      says: ["No workflow tests MCP server mcp_2. Declare one."],
    },
    {
      of: "a declared server that a workflow depends on",
      config: { mcpServerTypes: [server.type] },
      shown: [server, workflow({}, { dependsOn: ["mcp"] })],
    },
    {
      of: "a declared server that none depends on",
      config: { mcpServerTypes: [server.type] },
      shown: [server, workflow()],
      says: ["No workflow depends on this MCP server. Declare one that tests it."],
      about: "mcp",
    },
    {
      of: "a server, and no workflow at all",
      config: { mcpServerIds: ["mcp_1"] },
      shown: [server],
      says: ["No workflow tests MCP server mcp_1. Declare one."],
    },
    {
      of: "a component of which a workflow depends on a part",
      config: { mcpServerTypes: [server.type] },
      shown: [
        server,
        { name: "part", type: "my:mcp:Part", props: {}, parent: "mcp" },
        workflow({}, { dependsOn: ["part"] }),
      ],
    },
    {
      of: "a declared server that is left alone",
      config: { mcpServerTypes: [server.type], except: { mcp: "tested by its own team" } },
      shown: [server, workflow()],
      skips: "No MCP servers are configured.",
    },
    { of: "nothing configured", shown: [workflow()], skips: "No MCP servers are configured." },
    {
      of: "a server id that is not known yet",
      config: { mcpServerIds: ["mcp_1"] },
      shown: [workflow({ mcpServerId: unknown })],
      misses: "mcpServerId",
    },
  ],
  "cost-and-coverage": [
    {
      of: "no workflow that is to be told of",
      config: { except: { find: "not ours" } },
      shown: [workflow()],
      skips: "The stack has no workflows that it is to judge.",
    },
    {
      of: "two workflows, with prices",
      config: { usdPerRun: { "claude-sonnet-4": 0.25 } },
      shown: [workflow(), workflow({ testerModelIds: ["claude-sonnet-4", "gpt-5"] }, { name: "two" })],
      says: [
        [
          "model            workflows  runs a day  USD a day",
          "claude-sonnet-4          2           2       0.50",
          "gpt-5                    1           1   no price",
          "all                      2           3       0.50",
          "WorkflowRuns: 0. Workflows with neither schedule nor run: 0. " +
            "With a schedule that has no cron, so that it is not counted: 0.",
          "The sum leaves out models without a price: set usdPerRun for them.",
        ].join("\n"),
      ],
    },
    {
      of: "a workflow that is not known yet",
      shown: [workflow({ testerModelIds: unknown }), workflow({ schedule: undefined }, { name: "two" })],
      says: [
        [
          "model            workflows  runs a day",
          "claude-sonnet-4          1           0",
          "all                      1           0",
          "WorkflowRuns: 0. Workflows with neither schedule nor run: 1. " +
            "With a schedule that has no cron, so that it is not counted: 0.",
        ].join("\n"),
      ],
      misses: "testerModelIds",
    },
  ],
};
