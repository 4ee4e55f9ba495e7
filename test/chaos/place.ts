import type { Dispatch, Order, Rules } from "./order.js";
import type { Attempt, Kept } from "./sight.js";

/** How far the state is with an order. */
export interface Place {
  readonly order: Order;
  /** The round whose runs it has. */
  readonly round: number;
  /** How many dispatches of the order it has had. */
  readonly at: number;
}

/** Where the state is with its order; or what is wrong with the runs that it has: they have to be whole dispatches. */
export function placeOf({ repeats }: Rules, order: Order, kept: Kept): Place | string {
  const { retries: round, made = repeats, runIds } = kept;
  const its = order.round(round).slice(0, made);
  if (its.length < made) return `the state counts ${made} dispatches of a round, and there are ${its.length}`;
  const whole = its.map(sorted).join(";");
  let taken = 0;
  const those = its.map(({ runIds: ids }) => sorted({ runIds: runIds.slice(taken, (taken += ids.length)) })).join(";");
  if (those !== whole || taken !== runIds.length) {
    return `the state has the runs ${runIds.join()}, and its change has made ${whole}`;
  }
  return { order, round, at: round * repeats + made };
}

/** A list of runs tells those of a dispatch in another order than its answer does. */
const sorted = ({ runIds }: Pick<Dispatch, "runIds">): string => runIds.toSorted().join();

const verdictsOf = { pass: "pass", fail: "fail", error: "inconclusive" } as const;

/** What is wrong with what the state says of each run: it has not ended as far as is known, or it has ended as it does. */
export function verdictProblem({ order, round }: Place, { runIds, verdicts }: Kept): string | undefined {
  const ended = order
    .round(round)
    .flatMap(({ runIds: ids, ends }) => ids.map((id, index) => [id, ends[index]] as const));
  const endOf = new Map(ended);
  const wrong = runIds.findIndex((id, index) => {
    const end = endOf.get(id);
    return verdicts[index] !== "pending" && (end === undefined || verdicts[index] !== verdictsOf[end]);
  });
  const id = runIds[wrong];
  return id === undefined ? undefined : `the state says ${verdicts[wrong]} of ${id}, which ends in ${endOf.get(id)}`;
}

/** What is missing from an `up` that has passed, or that nothing kept from its end. */
export function problemOfEnd(
  { isGated }: Rules,
  { hasPassed, isCalm }: Attempt,
  place: Place | undefined,
  kept: Kept | undefined,
  order: Order | undefined,
): string | undefined {
  if (!hasPassed && !isCalm) return undefined;
  if (place === undefined || kept === undefined || (order !== undefined && order !== place.order)) {
    return "the state does not have its change";
  }
  if (kept.made !== undefined) return "the state says that dispatches are missing";
  const { made, due } = place.order;
  const isOver = order === undefined || (made.length === due && place.at === due);
  if (!isOver) return `of ${due} dispatches that are due ${made.length} are made, and the state has had ${place.at}`;
  if (!isGated) return hasPassed ? undefined : "it has failed, though there is no gate";
  if (kept.verdicts.includes("pending")) return "the gate has not waited for its runs";
  const isOpen = place.order.verdictOf(place.round) === "pass";
  if (isOpen === hasPassed) return undefined;
  return isOpen ? "it has failed, though its runs pass" : "it has passed, though its runs do not";
}
