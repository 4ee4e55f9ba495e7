import path from "node:path";
import { problemsIn } from "../problems.js";
import type { Problem, Properties } from "../resource.js";
import { knownNames, workflowRunSchema } from "./schema.js";
import { testersIn } from "./testers.js";

/**
 * All that is wrong with a run's inputs.
 *
 * @param workflowTesters how many testers the workflow has, where that is known: they run unless the inputs name others
 */
export function runProblems(inputs: Properties, workflowTesters?: number): Problem[] {
  const runs = runsIn(inputs, testersIn(inputs) ?? workflowTesters);
  return [
    ...problemsIn(inputs, workflowRunSchema, knownNames),
    ...twoWaysToNameTesters(inputs),
    ...tooManyPasses(inputs, runs),
    ...reportsOnOnePath(inputs),
    ...tooManyRuns(inputs, runs),
  ];
}

/** The API page has a field for models and one for targets, and does not say which would win. */
function twoWaysToNameTesters({ testerModelIds, testerTargets }: Properties): Problem[] {
  if (!Array.isArray(testerModelIds) || !Array.isArray(testerTargets)) return [];
  return [{ path: "testerModelIds", message: "is set beside testerTargets; keep only one of them" }];
}

/** How many runs an order makes, where the number of testers is known. */
function runsIn(inputs: Properties, testers: number | undefined): number | undefined {
  const repeats = inputs["repeats"] ?? 1;
  return typeof repeats === "number" && testers !== undefined ? testers * Math.max(1, repeats) : undefined;
}

function tooManyPasses({ requiredPasses }: Properties, runs: number | undefined): Problem[] {
  if (typeof requiredPasses !== "number" || runs === undefined || requiredPasses <= runs) return [];
  const those = runs === 1 ? "the one run that is" : `the ${runs} runs that are`;
  return [{ path: "requiredPasses", message: `is more than ${those} dispatched; lower it or raise repeats` }];
}

/** Of two reports on one path only the one that is written last would be left. */
function reportsOnOnePath({ reports }: Properties): Problem[] {
  if (typeof reports !== "object" || !reports) return [];
  const kindOf = new Map<string, string>();
  return ["junit", "json", "markdown"].flatMap((kind) => {
    const place = (reports as Properties)[kind];
    if (typeof place !== "string") return [];
    const file = path.normalize(place);
    const other = kindOf.get(file);
    if (other !== undefined)
      return [{ path: `reports.${kind}`, message: `is the path of reports.${other}; give each report its own` }];
    kindOf.set(file, kind);
    return [];
  });
}

/** As many runs as the state of a closed gate surely has room for, with ids of 40 characters. */
export const mostRuns = 500;

function tooManyRuns(inputs: Properties, runs = 0): Problem[] {
  if (runs <= mostRuns) return [];
  const path = Array.isArray(inputs["testerTargets"]) ? "testerTargets" : "testerModelIds";
  const message = `with repeats make ${runs} runs, and a gate remembers ${mostRuns}: name fewer, or spread them over several runs`;
  return [{ path, message }];
}
