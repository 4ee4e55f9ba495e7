import type { Criterion } from "../store/workflow-fields.js";
import type { RunScript } from "./run-script.js";

/** The evaluator's verdict on one criterion of a run. */
export type CriterionResult = {
  criterionText: string;
  isRequired: boolean;
  passed: boolean;
  reasoning: string;
  excerpt: string;
};

/** How a run goes, settled when it is dispatched. */
export type RunPlan = {
  pendingMs: number;
  runningMs: number;
  status: string;
  criteria: CriterionResult[];
  summary: string;
  costUsd: number | null;
  classification?: string;
};

/** Which criteria pass when a run ends like this; undefined when it ends without a verdict. */
function passesOf(status: string, required: readonly boolean[]): readonly boolean[] | undefined {
  switch (status) {
    case "pass":
      return required.map(() => true);
    case "fail":
      return required.map(() => false);
    case "partial": {
      const firstRequired = required.indexOf(true);
      return required.map((_, index) => index !== firstRequired);
    }
    default:
      return undefined;
  }
}

/** Only the required criteria decide. */
function statusOf(results: readonly CriterionResult[]): string {
  const required = results.filter((result) => result.isRequired);
  if (required.every((result) => result.passed)) return "pass";
  return required.some((result) => result.passed) ? "partial" : "fail";
}

function criteriaResults(rule: RunScript, criteria: readonly Criterion[]): CriterionResult[] {
  const passes = passesOf(
    rule.status ?? "pass",
    criteria.map(({ isRequired = true }) => isRequired),
  );
  if (passes === undefined && rule.criteria === undefined) return [];
  return criteria.map(({ criterionText, isRequired = true }, index) => {
    const scripted = rule.criteria?.[index];
    const passed = scripted?.passed ?? passes?.[index] ?? true;
    return {
      criterionText,
      isRequired,
      passed,
      reasoning: scripted?.reasoning ?? (passed ? "The transcript shows it." : "The transcript does not show it."),
      excerpt: scripted?.excerpt ?? "",
    };
  });
}

/** The plan that a rule makes for a run of a workflow with these criteria; an empty rule is a fast pass. */
export function planOf(rule: RunScript, workflowCriteria: readonly Criterion[]): RunPlan {
  const criteria = criteriaResults(rule, workflowCriteria);
  const status = rule.status ?? statusOf(criteria);
  return {
    pendingMs: rule.pendingMs ?? 50,
    runningMs: rule.runningMs ?? 100,
    status,
    criteria,
    summary: rule.summary ?? `The run ended with ${status}.`,
    costUsd: rule.costUsd === undefined ? 0.02 : rule.costUsd,
    ...(rule.classification === undefined ? {} : { classification: rule.classification }),
  };
}
