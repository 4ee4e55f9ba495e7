/** How a run ends. */
export type End = "pass" | "fail" | "error";

/** One dispatch that the server has worked on: a run for each tester. */
export interface Dispatch {
  readonly runIds: readonly string[];
  readonly ends: readonly End[];
}

/** What an order is carried out by. */
export interface Rules {
  /** The dispatches of a round. */
  readonly repeats: number;
  /** How often inconclusive rounds are made again. */
  readonly retries: number;
  /** Whether a gate waits for the runs and stops the deployment unless all of them pass. */
  readonly isGated: boolean;
}

export type RoundVerdict = "pass" | "fail" | "inconclusive";

/**
 * What one change, or one closed gate, is to be dispatched for. It is made in rounds of a dispatch for each repeat; a
 * round after the first one retries an inconclusive one. How the runs of a round end says whether there is a next.
 */
export class Order {
  readonly trigger: string;
  /** A creation has no state to count from, so that the next life may take up what it has made. */
  readonly isCreation: boolean;
  readonly #rules: Rules;
  #made: readonly Dispatch[] = [];

  constructor(trigger: string, rules: Rules, isCreation: boolean) {
    this.trigger = trigger;
    this.isCreation = isCreation;
    this.#rules = rules;
  }

  /** The dispatches that it has made on the server, oldest first. */
  get made(): readonly Dispatch[] {
    return this.#made;
  }

  add(dispatches: readonly Dispatch[]): void {
    this.#made = [...this.#made, ...dispatches];
  }

  /** How many dispatches are right, once all is done that these runs ask for. */
  get due(): number {
    const { repeats, retries } = this.#rules;
    let rounds = 1;
    while (rounds <= retries && this.verdictOf(rounds - 1) === "inconclusive") rounds += 1;
    return rounds * repeats;
  }

  round(index: number): readonly Dispatch[] {
    const { repeats } = this.#rules;
    return this.#made.slice(index * repeats, (index + 1) * repeats);
  }

  /** What a round says once its runs have ended; undefined while dispatches of it are missing. */
  verdictOf(index: number): RoundVerdict | undefined {
    const dispatches = this.round(index);
    if (dispatches.length < this.#rules.repeats) return undefined;
    const ends = dispatches.flatMap((dispatch) => dispatch.ends);
    if (ends.includes("fail")) return "fail";
    return ends.includes("error") ? "inconclusive" : "pass";
  }
}
