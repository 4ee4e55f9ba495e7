import type { Run } from "../report/gate-report.js";
import { evaluationOf, type Evaluator } from "./evaluate.js";
import type { Declared } from "./schema.js";
import type { Outcome } from "./state.js";
import { verdictOf, type Verdict } from "./verdict.js";
import { isSettled, waitForRun, type Listener } from "./wait.js";

export interface Judge extends Omit<Evaluator, "passedBefore"> {
  readonly isInterrupted: () => boolean;
}

/** The outcome once its runs have ended, or cannot be waited for any longer. */
export async function judged(judge: Judge, declared: Declared, before: Outcome, listener: Listener): Promise<Outcome> {
  const deadlines = { queueMs: declared.queueTimeoutSeconds * 1000, runMs: declared.timeoutSeconds * 1000 };
  const baseline = baselineOf(declared, before);
  const evaluator = { ...judge, passedBefore: passedIn(judge, baseline) };
  const runs = await Promise.all(
    before.runs.map((run) => (isSettled(run) ? Promise.resolve(run) : waitForRun(run, evaluator, deadlines, listener))),
  );
  const outcome = having({ ...before, baseline }, runs, declared);
  // What a deadline has cut off will not be known in this deployment; what was interrupted may be in the next.
  return outcome.verdict === "pending" && !judge.isInterrupted() ? { ...outcome, verdict: "inconclusive" } : outcome;
}

/** An outcome with runs as they are seen now, and what they say; a pass is what later runs are compared with. */
export function having(before: Outcome, runs: readonly Run[], declared: Declared): Outcome {
  const verdict = overall(declared, { ...before, runs });
  const passed = verdict === "pass" ? runs.find((run) => run.verdict === "pass") : undefined;
  return { ...before, runs, verdict, lastPass: passed?.id ?? before.lastPass };
}

/** What the runs of an outcome say together. */
export const overall = (
  { requiredPasses }: Declared,
  { runs, expected }: Pick<Outcome, "runs" | "expected">,
): Verdict =>
  verdictOf(
    runs.map(({ verdict }) => verdict),
    requiredPasses,
    missingRuns({ runs, expected }),
  );

/** How many runs there are too few for what was declared when they were dispatched; one that is told twice is one. */
export function missingRuns({ runs, expected = 0 }: Pick<Outcome, "runs" | "expected">): number {
  return Math.max(0, expected - new Set(runs.map(({ id }) => id)).size);
}

/** What runs are compared with is settled when the first of them is judged, and is none of their own. */
function baselineOf({ baselineRunId }: Declared, { runs, baseline, lastPass }: Outcome): string | undefined {
  if (baseline !== undefined || runs.every(isSettled)) return baseline;
  return runs.some(({ id }) => id === lastPass) ? baselineRunId : (baselineRunId ?? lastPass);
}

/** The criteria that passed in a run, asked for once and not before they are needed. */
function passedIn({ runs }: Judge, id: string | undefined): () => Promise<ReadonlySet<string>> {
  let passed: Promise<ReadonlySet<string>> | undefined;
  const read = async (): Promise<ReadonlySet<string>> => {
    const evaluation = id === undefined ? undefined : await evaluationOf(runs, id);
    return new Set(
      evaluation?.criteria.filter((criterion) => criterion.passed).map(({ criterionText }) => criterionText),
    );
  };
  return () => (passed ??= read());
}
