import type { RunRecord } from "../api/run-record.js";
import type { Wire } from "../api/record.js";
import type { Run } from "../report/gate-report.js";
import type { Properties } from "../resource.js";
import { defaults, type Declared } from "./defaults.js";
import { runFields } from "./diff.js";
import { runVerdict, witnessed } from "./verdict.js";

/** What a program declares of a run, with every default filled in; null means left out, but inside `triggers`. */
export function declaredIn(inputs: Properties): Declared {
  const entries = runFields.map((field) => [field, inputs[field]] as const);
  const set = entries.filter(([, value]) => value !== undefined && value !== null);
  return { ...defaults, ...Object.fromEntries(set) } as Declared;
}

/** The inputs as the state keeps them: what the program says, without the defaults. */
export function keptInputs(inputs: Properties): Properties {
  const entries = runFields.map((field) => [field, inputs[field]] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== null));
}

/** Where the reports go, without the places that are left out. */
export function reportPlaces({ reports = {} }: Declared): Partial<Record<"junit" | "json" | "markdown", string>> {
  return Object.fromEntries(Object.entries(reports).filter(([, place]) => typeof place === "string"));
}

/** The body of a dispatch. */
export function dispatchBody(declared: Declared, idempotencyKey: string): Wire {
  const { reason, baselineRunId, testerModelIds, testerTargets, forceNewRun } = declared;
  const targets = testerTargets?.map((target) =>
    Object.fromEntries(Object.entries(target).filter(([, value]) => value !== null)),
  );
  const body = { reason, baselineRunId, testerModelIds, testerTargets: targets, forceNewRun, idempotencyKey };
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}

/** A run that was dispatched and not looked at yet. */
export function newRun(id: string, sequence: number, dashboard: string): Run {
  return { id, sequence, status: "pending", verdict: "pending", url: `${dashboard}/runs/${encodeURIComponent(id)}` };
}

/** Whether a run has ended with a word on its criteria, which were not read. */
export function isUnevaluated({ status, verdict, failedCriteria }: Run): boolean {
  return failedCriteria === undefined && (status === "pass" || verdict === "fail");
}

/** A run as far as a look at it tells; what this look leaves out stays as it was. */
export function seenRun(run: Run, record: RunRecord): Run {
  const { id, sequence, url } = run;
  const told = {
    model: record.model ?? run.model,
    startedAt: record.startedAt ?? run.startedAt,
    endedAt: record.endedAt ?? run.endedAt,
    costUsd: record.costUsd ?? run.costUsd,
  };
  return {
    id,
    sequence,
    url,
    ...Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)),
    status: record.status ?? run.status,
    verdict: witnessed(runVerdict({ status: record.status, endedAt: record.endedAt }), "awaited"),
  };
}
