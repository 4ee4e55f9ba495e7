import { once } from "../api/once.js";
import type { Bypass, Deployed } from "../report/gate-report.js";
import { resultOf } from "../report/result.js";
import type { Result } from "../report/result-schema.js";
import type { Origin, Properties, Resource } from "../resource.js";
import { conclude, type Means } from "./conclude.js";
import { changedFields } from "./diff.js";
import { lookedAt } from "./evaluate.js";
import { foretell } from "./foretell.js";
import { bypassIn } from "./bypass.js";
import { isGoing, stops } from "./gate.js";
import { waitsOn } from "./next-up.js";
import { having } from "./judge.js";
import { hashOf } from "./key.js";
import { declaredIn, keptInputs } from "./mapping.js";
import { firstOrder, nextOrder } from "./order.js";
import { dispatched, type Ordered } from "./ordered.js";
import { reportOf, type Case } from "./report-of.js";
import type { Declared } from "./defaults.js";
import type { RunField } from "./schema.js";
import { isUnfinished, outcomeIn, outcomeProperties, type Outcome } from "./state.js";
import { reporting, type Reporter } from "./unsettled.js";

/** Whose gate it is, as the last result says: a look at what exists is not told. */
const placeIn = ({ result }: Properties): Case["origin"] => result as Result & Deployed;

/** Asked for before anything is dispatched, since a bypass that cannot be meant must not cost runs. */
const bypassFor = ({ gate }: Declared, { override }: Means): Bypass | undefined =>
  gate === "off" ? undefined : bypassIn(override);

/** The runs that an update judges, new ones or those that are there, and whether it may dispatch them again. */
async function ordered(
  means: Means,
  { declared, origin }: { readonly declared: Declared; readonly origin: Origin },
  before: Outcome | undefined,
  changed: readonly RunField[],
): Promise<Ordered & { readonly mayRetry: boolean }> {
  if (before === undefined) {
    return { ...(await dispatched(means, firstOrder(declared, origin, means.now()), undefined)), mayRetry: true };
  }
  const order = nextOrder(declared, origin, before, changed, means.now());
  if (order === undefined) return { outcome: before, failure: undefined, mayRetry: waitsOn(declared, before, changed) };
  // Runs of another workflow are nothing to compare with.
  const known = changed.includes("workflowId") ? { ...before, lastPasses: undefined } : before;
  return { ...(await dispatched(means, order, known)), mayRetry: true };
}

/** @param meansOf is asked at the first request, so that settings are needed no earlier; reports need none */
export function workflowRunResource(meansOf: () => Promise<Means>, reporter: Reporter): Resource {
  // Loaded for the first definition that is new or has changed.
  const rules = once(() => import("./check.js"));

  return {
    inputsIn: keptInputs,

    check: async (inputs) => (await rules()).runProblems(inputs),

    differs: ({ state }, { inputs }) => {
      const outcome = outcomeIn(state);
      const declared = declaredIn(inputs);
      if (outcome === undefined || isUnfinished(outcome) || declared.everyUpdate === true) return true;
      return changedFields(state, inputs).length > 0 || stops(declared, outcome);
    },

    foretell,

    create: async ({ inputs, origin, adopt }, tell) => {
      if (adopt !== undefined) throw new Error("import: a run cannot be adopted. Remove the resource option import.");
      const declared = declaredIn(inputs);
      return reporting(reporter, { declared, origin, before: undefined }, tell, async () => {
        const means = await meansOf();
        const bypass = bypassFor(declared, means);
        const made = await dispatched(means, firstOrder(declared, origin, means.now()), undefined);
        const id = made.outcome.runs[0]?.id ?? `undispatched-${hashOf(origin.urn)}`;
        const of = { id, inputs, declared, origin, changed: [], bypass, mayRetry: true };
        return conclude(means, of, made, tell);
      });
    },

    // Runs that a gate waits for are left to it: an update takes them up, judges and reports them.
    read: async ({ state }) => {
      const outcome = outcomeIn(state);
      const inputs = keptInputs(state);
      const declared = declaredIn(inputs);
      if (outcome === undefined || isUnfinished(outcome) || declared.gate !== "off" || !isGoing(outcome)) {
        return { inputs, state };
      }
      const { runs: api } = await meansOf();
      const runs = await Promise.all(outcome.runs.map((run) => lookedAt(api, run)));
      const seen = having(outcome, runs, declared);
      const result = resultOf(reportOf({ declared, origin: placeIn(state) }, seen));
      return { inputs, state: { ...state, ...outcomeProperties(seen), result } };
    },

    update: async ({ id, state }, { inputs, origin }, tell) => {
      const declared = declaredIn(inputs);
      const before = outcomeIn(state);
      return reporting(reporter, { declared, origin, before }, tell, async () => {
        const means = await meansOf();
        const bypass = bypassFor(declared, means);
        const changed = changedFields(state, inputs);
        const { mayRetry, ...made } = await ordered(means, { declared, origin }, before, changed);
        const of = { id, inputs, declared, origin, changed, bypass, mayRetry };
        return (await conclude(means, of, made, tell)).state;
      });
    },

    // The runs are the workflow's history, and the workflow is not ours.
    delete: () => Promise.resolve(),
  };
}
