import { planOf } from "../script/run-plan.js";
import type { RunScript } from "../script/run-script.js";
import { newIdentifier } from "./identifier.js";
import type { StoredRun } from "./run-record.js";
import type { Store } from "./store.js";
import type { TesterTarget, WorkflowFields } from "./workflow-fields.js";
import { currentVersionOf, type StoredWorkflow } from "./workflow-record.js";

/** The tester that runs a workflow which names none. */
const defaultModelId = "claude-sonnet-4";

/** What a dispatch may say of its runs. */
export type RunRequest = {
  trigger: "initial" | "manual";
  reason?: string;
  baselineRunId?: string;
  idempotencyKey?: string;
};

type Testers = Pick<WorkflowFields, "testerTargets" | "testerModelIds" | "testerModelId">;

/** The testers that these fields name; undefined when they name none. */
function namedTargets({ testerTargets, testerModelIds, testerModelId }: Testers): readonly TesterTarget[] | undefined {
  if (testerTargets !== undefined && testerTargets.length > 0) return testerTargets;
  if (testerModelIds !== undefined && testerModelIds.length > 0) return testerModelIds.map((modelId) => ({ modelId }));
  return testerModelId === undefined ? undefined : [{ modelId: testerModelId }];
}

/** Queues one run for each tester: those of the dispatch, else the workflow's, else the default. */
export function dispatch(
  store: Store,
  script: readonly RunScript[],
  workflow: StoredWorkflow,
  request: RunRequest,
  testers: Testers,
  nowMs: number,
): StoredRun[] {
  const { id: workflowVersionId, fields } = currentVersionOf(workflow);
  const targets = namedTargets(testers) ?? namedTargets(fields) ?? [{ modelId: defaultModelId }];
  return targets.map((target) => {
    const facts = {
      workflowId: workflow.id,
      workflowName: fields.name,
      workflowVersionId,
      ...target,
      ...request,
      createdAt: new Date(nowMs).toISOString(),
    };
    const plan = planOf(store.countRun(facts, script), fields.criteria ?? []);
    const run: StoredRun = { id: newIdentifier("run"), ...facts, plan };
    store.putRun(run);
    return run;
  });
}
