/**
 * What a Pulumi program imports: workflows, their runs and gates, and accounts other than the stack's.
 *
 * @module pulumi-armature
 */

export {
  getMcpServer,
  getMcpServerOutput,
  type GetMcpServerArgs,
  type GetMcpServerOutputArgs,
  type GetMcpServerResult,
} from "./look-ups/mcp-server.js";
export type { LookUpOptions } from "./look-ups/options.js";
export { getOrganization, getOrganizationOutput, type GetOrganizationResult } from "./look-ups/organization.js";
export {
  getWorkflow,
  getWorkflowOutput,
  type GetWorkflowArgs,
  type GetWorkflowOutputArgs,
  type GetWorkflowResult,
  type LookedUpCriterion,
  type LookedUpTarget,
} from "./look-ups/workflow.js";
export {
  getWorkflowRun,
  getWorkflowRunOutput,
  type GetWorkflowRunArgs,
  type GetWorkflowRunOutputArgs,
  type GetWorkflowRunResult,
  type JudgedCriterion,
} from "./look-ups/workflow-run.js";
export {
  listWorkflows,
  listWorkflowsOutput,
  type ListedWorkflow,
  type ListWorkflowsArgs,
  type ListWorkflowsOutputArgs,
  type ListWorkflowsResult,
} from "./look-ups/workflows.js";
export { Provider, type ProviderArgs } from "./provider.js";
export {
  Workflow,
  type Criterion,
  type InitialDispatch,
  type JsonObject,
  type Schedule,
  type TesterTarget,
  type WorkflowArgs,
} from "./workflow.js";
export {
  WorkflowRun,
  type GateResult,
  type Reports,
  type Run,
  type Verdict,
  type WorkflowRunArgs,
} from "./workflow-run.js";
