import { ApiError } from "../api/error.js";
import type { CriterionVerdict } from "../api/run-record.js";
import type { RunsApi } from "../api/runs.js";
import type { Run } from "../report/gate-report.js";
import type { Declared } from "./schema.js";
import type { Outcome } from "./state.js";
import { verdictOf } from "./verdict.js";
import { waitForRun, type Listener } from "./wait.js";
import type { Watch } from "./watch.js";

export interface Judge {
  readonly runs: RunsApi;
  readonly watch: Watch;
  readonly now: () => number;
  readonly isInterrupted: () => boolean;
}

/** The outcome once its runs have ended, or cannot be waited for any longer. */
export async function judged(judge: Judge, declared: Declared, outcome: Outcome, listener: Listener): Promise<Outcome> {
  const deadlines = { queueMs: declared.queueTimeoutSeconds * 1000, runMs: declared.timeoutSeconds * 1000 };
  const ended = await Promise.all(
    outcome.runs.map((run) =>
      run.verdict === "pending" ? waitForRun(run, judge.watch, deadlines, judge.now, listener) : Promise.resolve(run),
    ),
  );
  const baseline = declared.baselineRunId ?? outcome.lastPass;
  const runs = await withCriteria(judge.runs, ended, baseline);
  const verdict = verdictOf(
    runs.map((run) => run.verdict),
    declared.requiredPasses,
  );
  const passed = runs.find((run) => run.verdict === "pass");
  return {
    ...outcome,
    runs,
    baseline,
    // What a deadline has cut off will not be known in this deployment; what was interrupted may be in the next.
    verdict: verdict === "pending" && !judge.isInterrupted() ? "inconclusive" : verdict,
    lastPass: verdict === "pass" ? passed?.id : outcome.lastPass,
  };
}

/** The runs with what the evaluation says of their criteria. One that is missing or half there changes no verdict. */
async function withCriteria(api: RunsApi, runs: readonly Run[], baselineRunId: string | undefined): Promise<Run[]> {
  const isTold = (run: Run): boolean =>
    run.failedCriteria !== undefined || (run.verdict !== "pass" && run.verdict !== "fail");
  if (runs.every(isTold)) return [...runs];
  const baseline = baselineRunId === undefined ? [] : await evaluationOf(api, baselineRunId);
  const passedBefore = new Set(baseline.filter(({ passed }) => passed).map(({ criterionText }) => criterionText));
  return Promise.all(
    runs.map(async (run) => (isTold(run) ? run : told(run, await evaluationOf(api, run.id), passedBefore))),
  );
}

function told(run: Run, criteria: readonly CriterionVerdict[], passedBefore: ReadonlySet<string>): Run {
  const failed = criteria.filter(({ passed }) => !passed);
  const regressions = failed.map(({ criterionText }) => criterionText).filter((text) => passedBefore.has(text));
  return {
    ...run,
    failedCriteria: failed.filter(({ isRequired }) => isRequired !== false).map(({ criterionText }) => criterionText),
    ...(regressions.length > 0 ? { regressions } : {}),
  };
}

async function evaluationOf(api: RunsApi, id: string): Promise<CriterionVerdict[]> {
  try {
    return await api.evaluation(id);
  } catch (error) {
    if (error instanceof ApiError) return [];
    throw error;
  }
}
