import type { PolicyResource } from "@pulumi/policy";
import { asFarAsKnown } from "../as-far-as-known.js";
import { wholeStackRule } from "../stack-rule.js";

export const serversCovered = wholeStackRule<{ mcpServerIds: readonly string[]; mcpServerTypes: readonly string[] }>(
  {
    name: "servers-covered",
    description: "Every MCP server of the stack has a workflow: what nobody tests breaks unseen.",
    severity: "medium",
    enforcementLevel: "advisory",
    tags: ["ownership"],
    remediationSteps: "Declare a Workflow with the server's id as its mcpServerId.",
    settings: {
      mcpServerIds: {
        description: "Ids of MCP servers that the stack has to test.",
        type: "array",
        items: { type: "string", minLength: 1 },
        default: [],
      },
      mcpServerTypes: {
        description:
          "Types of resources that are MCP servers, such as my:mcp:Server; a workflow has to depend on each.",
        type: "array",
        items: { type: "string", minLength: 1 },
        default: [],
      },
    },
  },
  ({ settings: { mcpServerIds, mcpServerTypes }, args, resources, workflows, report }) => {
    const declared = resources.filter(({ type }) => mcpServerTypes.includes(type));
    if (mcpServerIds.length + declared.length === 0) return args.notApplicable("No MCP servers are configured.");
    const depended = new Set(workflows.flatMap(({ resource }) => resource.dependencies.flatMap(withParents)));
    for (const server of declared)
      if (!depended.has(server)) report("No workflow depends on this MCP server. Declare one that tests it.", server);
    const tested = asFarAsKnown(workflows, ({ props }) => props.mcpServerId);
    const untested = mcpServerIds.filter((id) => !tested.told.includes(id));
    // One of the workflows that are not known yet may be for it.
    if (untested.length > 0) tested.admit();
    for (const id of untested) report(`No workflow tests MCP server ${id}. Declare one.`);
  },
);

/** Who depends on a component depends on its parts, as the engine tells it. */
const withParents = (resource: PolicyResource): PolicyResource[] =>
  resource.parent === undefined ? [resource] : [resource, ...withParents(resource.parent)];
