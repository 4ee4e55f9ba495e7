import { ApiError } from "../api/error.js";
import type { CriterionVerdict, Evaluation } from "../api/evaluation-record.js";
import type { RunsApi } from "../api/runs.js";
import type { Run } from "../report/gate-report.js";
import { seenRun } from "./mapping.js";
import { runVerdict, witnessed, type Witness } from "./verdict.js";
import { Interrupted, interruptedWhy, isFinal, type Watch } from "./watch.js";

/** A run that others are compared with. */
export interface Baseline {
  readonly id: string;
  /** The criteria that passed in it. */
  readonly passed: ReadonlySet<string>;
}

export interface Evaluator {
  readonly runs: RunsApi;
  readonly watch: Watch;
  readonly now: () => number;
  /** What a run is compared with, if there is anything. */
  readonly baselineOf: (run: Run) => Promise<Baseline | undefined>;
}

/** How often the evaluation of a run that says `pass` is looked at, within the run's own time. */
const mostLooks = 5;

const missing = "it is missing, or not whole";

const notRead = "its evaluation cannot be read: ";

/** Kinds of error that time may mend: they say nothing of the run. */
const passing: ReadonlySet<ApiError["kind"]> = new Set(["network", "timeout", "rate-limited", "server"]);

/**
 * A run that has ended, with what its evaluation says. A pass stands only if the evaluation was read and says nothing
 * else; any other word stands by itself, so that one look is enough. One that could not be asked for is open: the next
 * deployment asks once more before it dispatches anything.
 */
export async function evaluated(
  run: Run,
  { runs, watch, now, baselineOf }: Evaluator,
  deadlineMs: number,
): Promise<Run> {
  const most = run.status === "pass" ? mostLooks : 1;
  const look = (): Promise<Evaluation | undefined> => runs.evaluation(run.id);
  const isAskedAgain = run.why?.startsWith(notRead) === true;
  let missed = missing;
  let witness: Witness = "unreadable";
  for (let looks = 0; looks < most && (looks === 0 || now() < deadlineMs); looks += 1) {
    try {
      const evaluation = await watch[looks === 0 ? "atOnce" : "next"](run.id, deadlineMs, look);
      if (evaluation !== undefined) return await told(run, evaluation, baselineOf);
      missed = missing;
      witness = "unreadable";
    } catch (error) {
      if (error instanceof Interrupted) return judgedBy(run, "awaited", interruptedWhy);
      if (!(error instanceof ApiError)) throw error;
      missed = error.message;
      witness = passing.has(error.kind) && !isAskedAgain ? "awaited" : "unreadable";
      if (isFinal(error)) break;
    }
  }
  return judgedBy(run, witness, notRead + missed);
}

/** A look at a run outside of any wait. Its criteria are left to the gate, which compares them with another run's. */
export async function lookedAt(runs: RunsApi, run: Run): Promise<Run> {
  const record = run.verdict === "pending" ? await runs.find(run.id) : undefined;
  const seen = record === undefined ? run : seenRun(run, record);
  const evaluation =
    seen.status === "pass" && seen.verdict === "pending" ? await evaluationOf(runs, run.id) : undefined;
  return evaluation === undefined ? seen : weighed(seen, evaluation);
}

/** A run that has ended, whose evaluation was asked for once; undefined when there is none, or not the whole of one. */
export const concluded = (run: Run, evaluation: Evaluation | undefined): Run =>
  evaluation === undefined ? judgedBy(run, "unreadable", notRead + missing) : weighed(run, evaluation);

/** The evaluation as far as it can be read now. */
export async function evaluationOf(runs: RunsApi, id: string): Promise<Evaluation | undefined> {
  try {
    return await runs.evaluation(id);
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}

async function told(run: Run, evaluation: Evaluation, baselineOf: Evaluator["baselineOf"]): Promise<Run> {
  const failed = textsOf(evaluation.criteria.filter(({ passed }) => !passed));
  const baseline = failed.length === 0 ? undefined : await baselineOf(run);
  const regressions = failed.filter((text) => baseline?.passed.has(text));
  return {
    ...weighed(run, evaluation),
    ...countIn(evaluation),
    failedCriteria: failedIn(evaluation),
    ...(baseline === undefined ? {} : { baselineRunId: baseline.id }),
    ...(regressions.length > 0 ? { regressions } : {}),
  };
}

const textsOf = (criteria: readonly CriterionVerdict[]): string[] => criteria.map(({ criterionText }) => criterionText);

/**
 * The required criteria that did not pass. One of which the server does not say whether it is required may be, unless
 * the judge says that the run passed as a whole.
 */
const failedIn = ({ passed: asWhole = false, criteria }: Evaluation): string[] =>
  textsOf(criteria.filter(({ isRequired = !asWhole, passed }) => isRequired && !passed));

/** An evaluation without criteria has nothing to count. */
function countIn({ criteria: all }: Evaluation): Pick<Run, "criteria"> {
  const passed = all.filter((criterion) => criterion.passed).length;
  return all.length === 0 ? {} : { criteria: { passed, total: all.length } };
}

function weighed(run: Run, evaluation: Evaluation): Run {
  const failed = failedIn(evaluation);
  if (failed.length > 0) return judgedBy(run, "contradicts", "its evaluation has a failed required criterion");
  if (evaluation.passed === false) return judgedBy(run, "contradicts", "its evaluation says that it did not pass");
  return judgedBy(run, "agrees", "");
}

/** @param why told, in place of what an earlier look gave, unless the run's own word is enough */
function judgedBy(run: Run, witness: Witness, why: string): Run {
  const verdict = witnessed(runVerdict({ status: run.status, endedAt: run.endedAt }), witness);
  const known = Object.fromEntries(Object.entries(run).filter(([name]) => name !== "why")) as unknown as Run;
  return { ...known, verdict, ...(verdict === "pass" || verdict === "fail" ? {} : { why }) };
}
