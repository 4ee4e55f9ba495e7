import { resultOf } from "../report/result.js";
import { PartialState, type Existing, type Properties } from "../resource.js";
import { carryOut, type Dispatcher, type Order } from "./dispatch.js";
import { expectedRuns } from "./judge.js";
import { reportOf, type Case } from "./report-of.js";
import { dispensable, stateOf, type Outcome } from "./state.js";

/** What came of an order, and why not all of it was dispatched. */
export interface Ordered {
  readonly outcome: Outcome;
  readonly failure: Error | undefined;
}

export async function dispatched(means: Dispatcher, order: Order, before: Outcome | undefined): Promise<Ordered> {
  const { base } = order;
  const now = new Date(means.now()).toISOString();
  const { runs, sequence, made, failure } = await carryOut(means, order, base.since === undefined);
  const begun = order.made === undefined ? undefined : before;
  const outcome: Outcome = {
    runs: [...(begun?.runs ?? []), ...runs],
    retried: [],
    retries: 0,
    verdict: "pending",
    expected: expectedRuns(order.declared),
    sequence,
    dispatchedAt: begun?.dispatchedAt ?? now,
    dashboard: means.dashboard,
    base,
    made: failure && made,
    lastPass: before?.lastPass,
  };
  return { outcome, failure };
}

/** Runs that are known stay known, whatever fails after them. */
export async function kept(
  id: string,
  { inputs, declared, origin }: Case & { readonly inputs: Properties },
  { outcome, failure }: Ordered,
  concluded: () => Promise<Existing>,
): Promise<Existing> {
  try {
    if (failure === undefined) return await concluded();
    const { made = 0 } = outcome;
    throw new Error(
      `${failure.message} Of ${declared.repeats} dispatches ${made} ${made === 1 ? "is" : "are"} made; the next ` +
        "`pulumi up` makes the others.",
    );
  } catch (error) {
    if (error instanceof PartialState) throw error;
    const state = stateOf(inputs, outcome, resultOf(reportOf({ declared, origin }, outcome)));
    throw new PartialState(error instanceof Error ? error.message : String(error), { id, state }, dispensable);
  }
}
