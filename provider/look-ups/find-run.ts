import type { CriterionVerdict } from "../api/evaluation-record.js";
import type { RunsApi } from "../api/runs.js";
import { concluded } from "../workflow-run/evaluate.js";
import { isUnevaluated, newRun, seenRun } from "../workflow-run/mapping.js";
import type { RunVerdict } from "../workflow-run/verdict.js";
import { noSuch } from "./sought.js";

/** A run; what the server did not say is undefined. */
export interface FoundRun {
  readonly id: string;
  readonly workflowId: string | undefined;
  readonly model: string | undefined;
  /** The server's own word. */
  readonly status: string;
  readonly verdict: RunVerdict;
  /** Why it says nothing, where its status does not say it. */
  readonly why: string | undefined;
  readonly url: string;
  /** When it was queued. */
  readonly createdAt: string | undefined;
  readonly startedAt: string | undefined;
  readonly endedAt: string | undefined;
  readonly costUsd: number | undefined;
  /** The judge's word on each; undefined where there is none. */
  readonly criteria: readonly CriterionVerdict[] | undefined;
}

/**
 * A run as it stands, judged as a gate judges it.
 *
 * @param dashboard where its page is
 * @throws NoSuch
 */
export async function findRun(runs: RunsApi, id: string, dashboard: string): Promise<FoundRun> {
  const record = await runs.find(id);
  if (record === undefined) throw noSuch("run", [], id);
  const seen = seenRun(newRun(id, 1, dashboard), record);
  const evaluation = isUnevaluated(seen) ? await runs.evaluation(id) : undefined;
  const { status, verdict, why, url } = isUnevaluated(seen) ? concluded(seen, evaluation) : seen;
  const { workflowId, model, createdAt, startedAt, endedAt, costUsd } = record;
  const times = { createdAt, startedAt, endedAt };
  return { id, workflowId, model, status, verdict, why, url, ...times, costUsd, criteria: evaluation?.criteria };
}
