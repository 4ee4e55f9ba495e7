import { ApiError } from "../api/error.js";
import type { Run } from "../report/gate-report.js";
import { resultOf } from "../report/result.js";
import { PartialState, type Properties } from "../resource.js";
import { testersIn } from "./testers.js";
import { carryOut, type Dispatcher, type Order } from "./dispatch.js";
import { repeatOf } from "./order.js";
import { reportOf, type Case } from "./report-of.js";
import type { Declared } from "./defaults.js";
import { dispensable, stateOf, type Outcome } from "./state.js";

/** What came of an order, and why not all of it was dispatched. */
export interface Ordered {
  readonly outcome: Outcome;
  readonly failure: Error | undefined;
}

/**
 * Each run once, and how many there have to be: in each dispatch as many as there are testers, or as in the largest.
 *
 * @param begun what was dispatched of the order before
 */
function counted(
  declared: Declared,
  fresh: readonly Run[],
  begun?: Outcome,
): Pick<Outcome, "runs" | "expected" | "perDispatch"> {
  const sizes = fresh.map(({ sequence }) => fresh.filter((other) => other.sequence === sequence).length);
  const perDispatch = Math.max(1, begun?.perDispatch ?? 1, ...sizes);
  const runs = [...(begun?.runs ?? []), ...fresh];
  const ids = runs.map(({ id }) => id);
  const each = runs.filter(({ id }, index) => ids.indexOf(id) === index);
  return { runs: each, expected: (testersIn(declared) ?? perDispatch) * declared.repeats, perDispatch };
}

export async function dispatched(means: Dispatcher, order: Order, before: Outcome | undefined): Promise<Ordered> {
  const { runs, sequence, made, failure } = await carryOut(means, order);
  const begun = order.made === undefined ? undefined : before;
  const outcome: Outcome = {
    ...counted(order.declared, runs, begun),
    retried: begun?.retried ?? [],
    retries: begun?.retries ?? 0,
    verdict: "pending",
    sequence,
    dispatchedAt: new Date(order.begunMs).toISOString(),
    dashboard: means.dashboard,
    base: order.base,
    made: failure && made,
    lastPasses: before?.lastPasses,
  };
  return { outcome, failure };
}

/**
 * The dispatch of an order once more, for inconclusive runs. What may have been dispatched has to be found again by the
 * next deployment, so that a failure does not end the order.
 *
 * @throws ApiError when the server refuses it: nothing has changed then
 */
export async function repeated(
  means: Dispatcher,
  of: Pick<Order, "declared" | "origin">,
  before: Outcome,
): Promise<Ordered> {
  const { runs, sequence, made, failure } = await carryOut(means, repeatOf(of, before));
  if (runs.length === 0 && failure instanceof ApiError && !failure.mayHaveArrived) throw failure;
  const outcome: Outcome = {
    ...before,
    ...counted(of.declared, runs),
    retried: [...before.retried, ...before.runs],
    retries: before.retries + 1,
    verdict: "pending",
    sequence,
    made: failure && made,
  };
  return { outcome, failure };
}

/** Whose order it is. */
export interface Placed extends Case {
  readonly id: string;
  readonly inputs: Properties;
}

/** A failure that leaves an outcome in the state, which no gate has judged. */
export class Unjudged extends PartialState {
  readonly outcome: Outcome;
  /** What failed, without what the next deployment does about it. */
  readonly failure: string;

  constructor({ id, inputs, ...of }: Placed, outcome: Outcome, failure: string, next = "") {
    super(
      `${failure} ${next}`.trim(),
      { id, state: stateOf(inputs, outcome, resultOf(reportOf(of, outcome))) },
      dispensable,
    );
    this.outcome = outcome;
    this.failure = failure;
  }
}

/** The error of an order that was cut short. Where nothing of it is known, the state stays as it was. */
export function cutShort(of: Placed, outcome: Outcome, failure: Error): Error {
  const { runs, retried, made = 0 } = outcome;
  if (runs.length === 0 && retried.length === 0) return failure;
  return new Unjudged(of, outcome, failure.message, rest(of.declared.repeats, made));
}

/** Runs that are known stay known, whatever fails after them. */
export async function kept<Done>(of: Placed, outcome: Outcome, concluded: () => Promise<Done>): Promise<Done> {
  try {
    return await concluded();
  } catch (error) {
    if (error instanceof PartialState || outcome.runs.length === 0) throw error;
    throw new Unjudged(of, outcome, error instanceof Error ? error.message : String(error));
  }
}

/** What the next deployment does about an order that was cut short. */
function rest(repeats: number, made: number): string {
  if (made === 0) return "The next `pulumi up` asks for the same runs again, under the same key.";
  const those = `Of ${repeats} dispatches ${made} ${made === 1 ? "is" : "are"} made`;
  return `${those}; the next \`pulumi up\` makes the others.`;
}
