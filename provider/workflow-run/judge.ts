import type { Run } from "../report/gate-report.js";
import { evaluationOf, type Baseline, type Evaluator } from "./evaluate.js";
import type { Declared } from "./defaults.js";
import type { Outcome } from "./state.js";
import { verdictOf, type Verdict } from "./verdict.js";
import { isSettled, waitForRun, type Listener } from "./wait.js";

export interface Judge extends Omit<Evaluator, "baselineOf"> {
  readonly isInterrupted: () => boolean;
}

/** The outcome once its runs have ended, or cannot be waited for any longer. */
export async function judged(judge: Judge, declared: Declared, before: Outcome, listener: Listener): Promise<Outcome> {
  const deadlines = { queueMs: declared.queueTimeoutSeconds * 1000, runMs: declared.timeoutSeconds * 1000 };
  const evaluator = { ...judge, baselineOf: baselines(judge, declared, before) };
  const runs = await Promise.all(
    before.runs.map((run) => (isSettled(run) ? Promise.resolve(run) : waitForRun(run, evaluator, deadlines, listener))),
  );
  const outcome = having(before, runs, declared);
  // What a deadline has cut off will not be known in this deployment; what was interrupted may be in the next.
  return outcome.verdict === "pending" && !judge.isInterrupted() ? { ...outcome, verdict: "inconclusive" } : outcome;
}

/** An outcome with runs as they are seen now, and what they say; a pass is what later runs are compared with. */
export function having(before: Outcome, runs: readonly Run[], declared: Declared): Outcome {
  const verdict = overall(declared, { ...before, runs });
  const passed = verdict === "pass" ? runs.filter((run) => run.verdict === "pass") : [];
  const lastPasses = Object.fromEntries(passed.map(({ model = "", id }) => [model, id]));
  return { ...before, runs, verdict, lastPasses: { ...before.lastPasses, ...lastPasses } };
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

/** How many runs there are too few for what was declared when they were dispatched. */
export function missingRuns({ runs, expected = 0 }: Pick<Outcome, "runs" | "expected">): number {
  return Math.max(0, expected - runs.length);
}

/** How long a look at a baseline may take: a gate has its verdict without it. */
const baselineMs = 10_000;

/** What a run is compared with: the run that the program names, else its model's last one that passed, of another order. */
function baselines({ runs, watch, now }: Judge, declared: Declared, before: Outcome): Evaluator["baselineOf"] {
  const own = new Set(before.runs.map(({ id }) => id));
  const lastPasses = new Map(Object.entries(before.lastPasses ?? {}));
  const read = new Map<string, Promise<Baseline>>();

  const baseline = async (id: string): Promise<Baseline> => {
    const evaluation = await watch.atOnce(id, now() + baselineMs, () => evaluationOf(runs, id)).catch(() => undefined);
    const passed = evaluation?.criteria.filter((criterion) => criterion.passed) ?? [];
    return { id, passed: new Set(passed.map(({ criterionText }) => criterionText)) };
  };
  return async ({ model = "" }) => {
    const id = declared.baselineRunId ?? lastPasses.get(model);
    if (id === undefined || (declared.baselineRunId === undefined && own.has(id))) return undefined;
    const asked = read.get(id) ?? baseline(id);
    read.set(id, asked);
    return asked;
  };
}
