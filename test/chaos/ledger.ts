import { Order, type Dispatch, type Rules } from "./order.js";
import { placeOf, problemOfEnd, verdictProblem, type Place } from "./place.js";
import type { Attempt, Kept, Sight } from "./sight.js";

/**
 * What exactly once means. A change is what differs from the state, and so is a gate that is closed over runs that have
 * ended. Each is one order: once an `up` has come to its end, there are as many dispatches of it as its runs ask for, and
 * the state has the whole of its last round; after a failure it has those that were known, and gets the others. An order
 * that was lost on its way, and is taken back before the state ever has it, is none: what it has made stays on the server,
 * at most what was due. The same change from the same state is the same order, even after it was taken back: it takes the
 * runs that were lost. Another change, or the same one from a later state, is a new order. Of a resource that was
 * destroyed the next one may take the runs of its creation, within the hour, and no others.
 */
export class Ledger {
  readonly #rules: Rules;
  #kept: Kept | undefined;
  #place: Place | undefined;
  /** The orders from the present state that it does not have, by their trigger. */
  readonly #lost = new Map<string, Order>();
  readonly #creations = new Map<string, Order>();
  /** All dispatches that are there, by their first run, and those that a state has had. */
  readonly #known = new Set<string>();
  readonly #settled = new Set<string>();
  /** How many orders were taken up again after their runs had been lost. */
  found = 0;
  /** How many closed gates were dispatched again, and how many states have had the runs of a retry. */
  closed = 0;
  retried = 0;

  constructor(rules: Rules) {
    this.#rules = rules;
  }

  /** The trigger that the state has. */
  get trigger(): string | undefined {
    return this.#kept?.trigger;
  }

  /** How many dispatches no state has. */
  get lost(): number {
    return this.#known.size - this.#settled.size;
  }

  /** The resource is destroyed. The next one has a key of its own, or the one that is made for it. */
  destroy(hasOwnKey: boolean): void {
    if (hasOwnKey) this.#creations.clear();
    this.#lost.clear();
    this.#kept = undefined;
    this.#place = undefined;
  }

  /** Enters what there is after an attempt to bring the stack to a trigger; gives back what is wrong with it. */
  enter(attempt: Attempt, { kept, dispatched }: Sight): string | undefined {
    const fresh = dispatched.filter((dispatch) => !this.#known.has(nameOf(dispatch)));
    for (const dispatch of fresh) this.#known.add(nameOf(dispatch));
    const order = this.#orderOf(attempt.trigger);
    if (order === undefined && fresh.length > 0) return `${fresh.length} dispatches are new, and nothing has changed`;
    const wasLost = order !== undefined && order !== this.#place?.order && order.made.length > 0;
    order?.add(fresh);
    if (order !== undefined && order.made.length > order.due) {
      return `a change has made ${order.made.length} dispatches, and ${order.due} are due`;
    }
    const wrong = this.#isAsBefore(kept) ? undefined : this.#move(order, kept, wasLost);
    if (wrong !== undefined) return wrong;
    this.#stay(order, kept);
    return this.#verdictProblem() ?? problemOfEnd(this.#rules, attempt, this.#place, kept, order);
  }

  /** What an `up` with this trigger goes on with; undefined when there is nothing to dispatch. */
  #orderOf(trigger: string): Order | undefined {
    const place = this.#place;
    if (place === undefined || this.#kept === undefined) {
      return this.#creations.get(trigger) ?? new Order(trigger, this.#rules, true);
    }
    const { isGated } = this.#rules;
    if (trigger === place.order.trigger) {
      if (this.#kept.made !== undefined || (isGated && isGoing(this.#kept))) return place.order;
      if (!isGated || place.order.verdictOf(place.round) === "pass") return undefined;
    }
    return this.#lost.get(trigger) ?? new Order(trigger, this.#rules, false);
  }

  #isAsBefore(kept: Kept | undefined): boolean {
    const what = (one: Kept | undefined): unknown[] => [one?.trigger, one?.runIds, one?.retries, one?.made];
    return JSON.stringify(what(kept)) === JSON.stringify(what(this.#kept));
  }

  /** What the state does not have of an order stays with its trigger. */
  #stay(order: Order | undefined, kept: Kept | undefined): void {
    this.#kept = kept;
    if (order !== undefined && order !== this.#place?.order && order.made.length > 0) {
      (order.isCreation ? this.#creations : this.#lost).set(order.trigger, order);
    }
  }

  #move(order: Order | undefined, kept: Kept | undefined, wasLost: boolean): string | undefined {
    if (kept === undefined) return "the state has lost its runs";
    if (order === undefined) return "the state has other runs, and nothing has changed";
    if (kept.trigger !== order.trigger) return "the state has a change that was not asked for";
    const place = placeOf(this.#rules, order, kept);
    if (typeof place === "string") return place;
    if (wasLost) this.found += 1;
    if (order !== this.#place?.order && order.trigger === this.#place?.order.trigger) this.closed += 1;
    if (order !== this.#place?.order || place.at !== this.#place.at) this.#lost.clear();
    if (order.isCreation) this.#creations.set(order.trigger, order);
    for (const dispatch of order.made.slice(0, place.at)) this.#settled.add(nameOf(dispatch));
    if (kept.retries > (order === this.#place?.order ? this.#place.round : 0)) this.retried += 1;
    this.#place = place;
    return undefined;
  }

  #verdictProblem(): string | undefined {
    return this.#place && this.#kept && verdictProblem(this.#place, this.#kept);
  }
}

const nameOf = ({ runIds }: Dispatch): string => runIds.join();

const isGoing = ({ verdicts }: Kept): boolean => verdicts.includes("pending");
