/**
 * What a Pulumi program imports: workflows, their runs and gates, and accounts other than the stack's.
 *
 * @module pulumi-armature
 */

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
