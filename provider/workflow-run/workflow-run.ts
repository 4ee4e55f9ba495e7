import type { Bypass } from "../report/gate-report.js";
import { resultOf, type Result } from "../report/result.js";
import type { Properties, Resource } from "../resource.js";
import { runProblems } from "./check.js";
import { conclude, type Means } from "./conclude.js";
import { changedFields } from "./diff.js";
import { dispatchAll } from "./dispatch.js";
import { lookedAt } from "./evaluate.js";
import { foretell } from "./foretell.js";
import { bypassIn, dispatches, isGoing, stops, waitsOn } from "./gate.js";
import { expectedRuns, overall } from "./judge.js";
import { declaredIn, keptInputs } from "./mapping.js";
import { reportOf, type Case } from "./report-of.js";
import type { Declared } from "./schema.js";
import { outcomeIn, outcomeProperties, type Outcome } from "./state.js";
import { reporting, type Reporter } from "./unsettled.js";

/** Whose gate it is, as the last result says: a look at what exists is not told. */
const placeIn = ({ result }: Properties): Case["origin"] => result as Result;

const never: Pick<Outcome, "sequence" | "base"> = { sequence: 0, base: 0 };

/** Asked for before anything is dispatched, since a bypass that cannot be meant must not cost runs. */
const bypassFor = ({ gate }: Declared, { override }: Means): Bypass | undefined =>
  gate === "off" ? undefined : bypassIn(override);

/** @param meansOf is asked at the first request, so that settings are needed no earlier; reports need none */
export function workflowRunResource(meansOf: () => Means, reporter: Reporter): Resource {
  const dispatched = async (
    means: Means,
    order: Parameters<typeof dispatchAll>[1],
    before: Outcome | undefined,
  ): Promise<Outcome> => {
    const dispatchedAt = new Date(means.now()).toISOString();
    const { runs, sequence } = await dispatchAll(means, order, before === undefined);
    return {
      runs,
      retried: [],
      retries: 0,
      verdict: "pending",
      expected: expectedRuns(order.declared),
      sequence,
      dispatchedAt,
      dashboard: means.dashboard,
      base: order.base,
      lastPass: before?.lastPass,
    };
  };

  return {
    inputsIn: keptInputs,

    check: runProblems,

    differs: ({ state }, { inputs }) => {
      const outcome = outcomeIn(state);
      const declared = declaredIn(inputs);
      if (outcome === undefined || declared.everyUpdate === true) return true;
      return changedFields(state, inputs).length > 0 || stops(declared, outcome);
    },

    foretell,

    create: async ({ inputs, origin, adopt }, tell) => {
      if (adopt !== undefined) throw new Error("import: a run cannot be adopted. Remove the resource option import.");
      const declared = declaredIn(inputs);
      return reporting(reporter, { declared, origin, before: undefined }, tell, async () => {
        const means = meansOf();
        const of = { inputs, declared, origin, changed: [], bypass: bypassFor(declared, means), mayRetry: true };
        const outcome = await dispatched(means, { declared, origin, ...never }, undefined);
        const id = outcome.runs[0]?.id ?? "";
        return conclude(means, id, of, outcome, tell);
      });
    },

    // Runs that a gate waits for are left to it: an update takes them up, judges and reports them.
    read: async ({ state }) => {
      const outcome = outcomeIn(state);
      const inputs = keptInputs(state);
      const declared = declaredIn(inputs);
      if (outcome === undefined || declared.gate !== "off" || !isGoing(outcome)) return { inputs, state };
      const runs = await Promise.all(outcome.runs.map((run) => lookedAt(meansOf().runs, run)));
      const seen = { ...outcome, runs, verdict: overall(declared, { ...outcome, runs }) };
      const result = resultOf(reportOf({ declared, origin: placeIn(state) }, seen));
      return { inputs, state: { ...state, ...outcomeProperties(seen), result } };
    },

    update: async ({ id, state }, { inputs, origin }, tell) => {
      const declared = declaredIn(inputs);
      const before = outcomeIn(state);
      return reporting(reporter, { declared, origin, before }, tell, async () => {
        const means = meansOf();
        const bypass = bypassFor(declared, means);
        const changed = changedFields(state, inputs);
        const base = changed.includes("idempotencyKey") ? before?.sequence : before?.base;
        const isDispatch = before === undefined || dispatches(declared, before, changed);
        const outcome = isDispatch
          ? await dispatched(means, { declared, origin, sequence: before?.sequence ?? 0, base: base ?? 0 }, before)
          : before;
        const mayRetry = isDispatch || waitsOn(before, changed);
        return (await conclude(means, id, { inputs, declared, origin, changed, bypass, mayRetry }, outcome, tell))
          .state;
      });
    },

    // The runs are the workflow's history, and the workflow is not ours.
    delete: () => Promise.resolve(),
  };
}
