import type { DeclaredWorkflow } from "./resource-rule.js";

/** The models that a workflow names, one for each run of a dispatch; none where it leaves them to the server. */
export function modelsOf({ testerTargets, testerModelIds, testerModelId }: DeclaredWorkflow): string[] {
  if (testerTargets !== undefined && testerTargets.length > 0) return testerTargets.map(({ modelId }) => modelId);
  if (testerModelIds !== undefined && testerModelIds.length > 0) return [...testerModelIds];
  return testerModelId === undefined ? [] : [testerModelId];
}

/** How many runs a dispatch of it comes to: one where it leaves its testers to the server. */
export const runsPerDispatch = (workflow: DeclaredWorkflow): number => Math.max(1, modelsOf(workflow).length);
