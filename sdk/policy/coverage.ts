import type { PolicyResource } from "@pulumi/policy";
import { timesPerDay } from "./cost.js";
import type { DeclaredRun, DeclaredWorkflow } from "./resource-rule.js";
import type { InStack } from "./stack-rule.js";
import { modelsOf } from "./testers.js";

/** Stands for each tester that is left to the server. */
const unnamed = "(the server's choice)";

/** What one workflow comes to. */
export interface Share {
  readonly models: readonly string[];
  /** How often a day its schedule comes; undefined where that cannot be counted. */
  readonly timesPerDay: number | undefined;
  /** Whether neither a schedule nor a run of the stack ever runs it. */
  readonly isIdle: boolean;
}

export function shareOf({ resource, props }: InStack<DeclaredWorkflow>, run: ReadonlySet<PolicyResource>): Share {
  const models = modelsOf(props);
  models.admit();
  return {
    models: models.told.length === 0 ? [unnamed] : models.told,
    timesPerDay: timesPerDay(props),
    isIdle: props.schedule === undefined && !run.has(resource),
  };
}

/** The workflows that a run of the stack is of. */
export const workflowsWithRun = (runs: readonly InStack<DeclaredRun>[]): ReadonlySet<PolicyResource> =>
  new Set(runs.flatMap(({ resource }) => resource.propertyDependencies["workflowId"] ?? []));

export interface PerModel {
  readonly model: string;
  readonly workflows: number;
  readonly runsPerDay: number;
}

export function perModel(shares: readonly Share[]): PerModel[] {
  const counted = new Map<string, PerModel>();
  for (const { models, timesPerDay = 0 } of shares) {
    for (const model of new Set(models)) {
      const { workflows, runsPerDay } = counted.get(model) ?? { workflows: 0, runsPerDay: 0 };
      const runs = timesPerDay * models.filter((other) => other === model).length;
      counted.set(model, { model, workflows: workflows + 1, runsPerDay: runsPerDay + runs });
    }
  }
  return [...counted.values()];
}
