import { planOf } from "../script/run-plan.js";
import type { Profile } from "../profile/profile.js";
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

/** Where a workflow or a dispatch names its testers. */
export type Testers = Pick<WorkflowFields, "testerTargets" | "testerModelIds" | "testerModelId">;

/** The testers that these fields name; undefined when they name none. */
function namedTargets({ testerTargets, testerModelIds, testerModelId }: Testers): readonly TesterTarget[] | undefined {
  if (testerTargets !== undefined && testerTargets.length > 0) return testerTargets;
  if (testerModelIds !== undefined && testerModelIds.length > 0) return testerModelIds.map((modelId) => ({ modelId }));
  return testerModelId === undefined ? undefined : [{ modelId: testerModelId }];
}

/** The testers of a dispatch: those that it names, else the workflow's, else the server's. */
export const targetsOf = (dispatched: Testers, workflow: Testers): readonly TesterTarget[] =>
  namedTargets(dispatched) ?? namedTargets(workflow) ?? [{ modelId: defaultModelId }];

/** Where runs are queued. */
interface Queue {
  readonly store: Store;
  readonly profile: Profile;
  readonly script: readonly RunScript[];
}

/** Queues one run for each tester. */
export function dispatch(
  { store, profile, script }: Queue,
  workflow: StoredWorkflow,
  request: RunRequest,
  testers: Testers,
  nowMs: number,
): { readonly runs: readonly StoredRun[]; readonly failed: number } {
  const { id: workflowVersionId, fields } = currentVersionOf(workflow);
  const targets = targetsOf(testers, fields);
  const runs = targets.flatMap((target) => {
    const facts = {
      workflowId: workflow.id,
      workflowName: fields.name,
      workflowVersionId,
      ...target,
      ...request,
      createdAt: new Date(nowMs).toISOString(),
    };
    const rule = store.countRun(facts, script);
    if (rule.queued === false) return [];
    const run: StoredRun = { id: newIdentifier("run", profile), ...facts, plan: planOf(rule, fields.criteria ?? []) };
    store.putRun(run);
    return run;
  });
  return { runs, failed: targets.length - runs.length };
}
