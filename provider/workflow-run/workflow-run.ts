import type { RunsApi } from "../api/runs.js";
import type { Bypass, Run } from "../report/gate-report.js";
import { resultOf, type Result } from "../report/result.js";
import type { Origin, Properties, Resource } from "../resource.js";
import { runProblems } from "./check.js";
import { conclude, type Means } from "./conclude.js";
import { changedFields } from "./diff.js";
import { foretell } from "./foretell.js";
import { bypassIn, isGoing, stops } from "./gate.js";
import { declaredIn, keptInputs, seenRun } from "./mapping.js";
import { firstOrder, nextOrder } from "./order.js";
import { dispatched, kept, type Ordered } from "./ordered.js";
import { reportOf, type Case } from "./report-of.js";
import type { Declared, RunField } from "./schema.js";
import { isUnfinished, outcomeIn, outcomeProperties, type Outcome } from "./state.js";
import { verdictOf } from "./verdict.js";

/** Whose gate it is, as the last result says: a look at what exists is not told. */
const placeIn = ({ result }: Properties): Case["origin"] => result as Result;

async function lookedAt(runs: RunsApi, run: Run): Promise<Run> {
  const record = run.verdict === "pending" ? await runs.find(run.id) : undefined;
  return record === undefined ? run : seenRun(run, record);
}

/** Asked for before anything is dispatched, since a bypass that cannot be meant must not cost runs. */
const bypassFor = ({ gate }: Declared, { override }: Means): Bypass | undefined =>
  gate === "off" ? undefined : bypassIn(override);

/** The runs that an update judges: new ones, or those that are there. */
function ordered(
  means: Means,
  { declared, origin }: { readonly declared: Declared; readonly origin: Origin },
  before: Outcome | undefined,
  changed: readonly RunField[],
): Promise<Ordered> {
  if (before === undefined) return dispatched(means, firstOrder(declared, origin), undefined);
  const order = nextOrder(declared, origin, before, changed);
  return order === undefined
    ? Promise.resolve({ outcome: before, failure: undefined })
    : dispatched(means, order, before);
}

/** @param meansOf is asked at the first request, so that settings are needed no earlier */
export function workflowRunResource(meansOf: () => Means): Resource {
  return {
    inputsIn: keptInputs,

    check: runProblems,

    differs: ({ state }, { inputs }) => {
      const outcome = outcomeIn(state);
      const declared = declaredIn(inputs);
      if (outcome === undefined || isUnfinished(outcome) || declared.everyUpdate === true) return true;
      return changedFields(state, inputs).length > 0 || stops(declared, outcome);
    },

    foretell,

    create: async ({ inputs, origin, adopt }, tell) => {
      if (adopt !== undefined) throw new Error("import: a run cannot be adopted. Remove the resource option import.");
      const means = meansOf();
      const declared = declaredIn(inputs);
      const of = { inputs, declared, origin };
      const bypass = bypassFor(declared, means);
      const made = await dispatched(means, firstOrder(declared, origin), undefined);
      const id = made.outcome.runs[0]?.id ?? "";
      return kept(id, of, made, () => conclude(means, id, of, made.outcome, bypass, tell));
    },

    // Runs that a gate waits for are left to it: an update takes them up, judges and reports them.
    read: async ({ state }) => {
      const outcome = outcomeIn(state);
      const inputs = keptInputs(state);
      const declared = declaredIn(inputs);
      if (outcome === undefined || isUnfinished(outcome) || declared.gate !== "off" || !isGoing(outcome)) {
        return { inputs, state };
      }
      const runs = await Promise.all(outcome.runs.map((run) => lookedAt(meansOf().runs, run)));
      const verdicts = runs.map(({ verdict }) => verdict);
      const seen = { ...outcome, runs, verdict: verdictOf(verdicts, declared.requiredPasses) };
      const result = resultOf(reportOf({ declared, origin: placeIn(state) }, seen));
      return { inputs, state: { ...state, ...outcomeProperties(seen), result } };
    },

    update: async ({ id, state }, { inputs, origin }, tell) => {
      const means = meansOf();
      const declared = declaredIn(inputs);
      const of = { inputs, declared, origin };
      const bypass = bypassFor(declared, means);
      const made = await ordered(means, of, outcomeIn(state), changedFields(state, inputs));
      return (await kept(id, of, made, () => conclude(means, id, of, made.outcome, bypass, tell))).state;
    },

    // The runs are the workflow's history, and the workflow is not ours.
    delete: () => Promise.resolve(),
  };
}
