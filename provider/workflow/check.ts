import { problemsIn } from "../problems.js";
import type { Problem, Properties } from "../resource.js";
import { knownNames } from "./diff.js";
import { workflowSchema } from "./schema.js";

/** All that is wrong with a workflow's inputs. */
export function workflowProblems(inputs: Properties): Problem[] {
  return [...problemsIn(inputs, workflowSchema, knownNames), ...twoWaysToNameModels(inputs)];
}

/** The API page has a field for one model and a field for several, and does not say which would win. */
function twoWaysToNameModels({ testerModelId, testerModelIds }: Properties): Problem[] {
  if (typeof testerModelId !== "string" || !Array.isArray(testerModelIds)) return [];
  return [{ path: "testerModelId", message: "is set beside testerModelIds; keep only one of them" }];
}
