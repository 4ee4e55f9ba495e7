import { type Cadence, cadenceOf } from "./cadence.js";
import type { DeclaredWorkflow } from "./resource-rule.js";
import { runsPerDispatch } from "./testers.js";

/** How often a workflow is scheduled: never, so often, or in a way that cannot be counted. */
export function scheduled({ schedule }: DeclaredWorkflow): "never" | "uncounted" | Cadence {
  if (schedule === undefined) return "never";
  return (schedule.cron === undefined ? undefined : cadenceOf(schedule.cron)) ?? "uncounted";
}

/** How many times a day a workflow's schedule comes; undefined where that cannot be counted. */
export function timesPerDay(workflow: DeclaredWorkflow): number | undefined {
  const cadence = scheduled(workflow);
  if (cadence === "never") return 0;
  return cadence === "uncounted" ? undefined : cadence.timesPerDay;
}

/** How many runs that comes to. */
export function runsPerDay(workflow: DeclaredWorkflow): number | undefined {
  const times = timesPerDay(workflow);
  return times === undefined ? undefined : times * runsPerDispatch(workflow);
}

/** A number of runs as people say it. */
export const rounded = (runs: number): string => String(Math.round(runs * 100) / 100);
