import type { CriterionResult, RunPlan } from "../script/run-plan.js";

type RunFacts = {
  id: string;
  workflowId: string;
  workflowName: string;
  workflowVersionId: string;
  modelId: string;
  skillMode?: string;
  skillVersionId?: string;
  /** What queued it: the workflow's creation or a dispatch. */
  trigger: "initial" | "manual";
  reason?: string;
  baselineRunId?: string;
  idempotencyKey?: string;
  /** When it was queued, as an ISO time. */
  createdAt: string;
};

/** A run as the store keeps it: where it stands follows from its plan and the time. */
export type StoredRun = RunFacts & { plan: RunPlan };

/** What the server holds of a run at the moment of asking. */
export type RunRecord = RunFacts & {
  /** `pending`, `running`, or the word it ended with. */
  status: string;
  updatedAt: string;
  startedAt?: string;
  /** Present once the run has ended. */
  endedAt?: string;
  /** The verdict on each criterion; empty when the run ended without one. Present once the run has ended. */
  criteria?: readonly CriterionResult[];
  summary?: string;
  classification?: string;
  costUsd?: number;
};

const iso = (timeMs: number): string => new Date(timeMs).toISOString();

export const endOf = (run: StoredRun): number => Date.parse(run.createdAt) + run.plan.pendingMs + run.plan.runningMs;

export function runRecord({ plan, ...facts }: StoredRun, nowMs: number): RunRecord {
  const startMs = Date.parse(facts.createdAt) + plan.pendingMs;
  const endMs = startMs + plan.runningMs;
  if (nowMs < startMs) return { ...facts, status: "pending", updatedAt: facts.createdAt };
  const startedAt = iso(startMs);
  if (nowMs < endMs) return { ...facts, status: "running", updatedAt: startedAt, startedAt };
  const { status, criteria, summary, classification, costUsd } = plan;
  const endedAt = iso(endMs);
  return {
    ...facts,
    status,
    updatedAt: endedAt,
    startedAt,
    endedAt,
    criteria,
    summary,
    ...(classification === undefined ? {} : { classification }),
    ...(costUsd === null ? {} : { costUsd }),
  };
}
