import { asFarAsKnown, type AsFarAsKnown } from "./as-far-as-known.js";
import type { DeclaredRun, DeclaredWorkflow } from "./resource-rule.js";

type Testers = Pick<DeclaredWorkflow, "testerTargets" | "testerModelIds" | "testerModelId">;

/** Each model that is named anywhere, for reading one by one. */
function named(declared: DeclaredWorkflow | DeclaredRun): (() => string)[] {
  const { testerTargets: targets = [], testerModelIds: ids = [] } = declared;
  const single = "testerModelId" in declared ? declared.testerModelId : undefined;
  // By index, since an unknown one cannot be read.
  return [
    ...Array.from({ length: targets.length }, (_, index) => () => targets[index]?.modelId ?? ""),
    ...Array.from({ length: ids.length }, (_, index) => () => ids[index] ?? ""),
    ...(single === undefined ? [] : [() => single]),
  ];
}

/** The models that a workflow or a run names, as far as they are known. */
export const modelsOf = (declared: DeclaredWorkflow | DeclaredRun): AsFarAsKnown<string> =>
  asFarAsKnown(named(declared), (read) => read());

/** How many runs a dispatch of it comes to: one where it leaves its testers to the server. */
export function runsPerDispatch({ testerTargets, testerModelIds }: Testers): number {
  return Math.max(1, testerTargets?.length ?? 0, testerModelIds?.length ?? 0);
}
