/** What the state has of a run. */
export interface Kept {
  readonly trigger: string;
  readonly runIds: readonly string[];
}

/** What there is after an `up`. */
export interface Sight {
  /** Undefined while the run is not in the stack. */
  readonly kept: Kept | undefined;
  /** The runs that dispatches have made, oldest first. */
  readonly dispatched: readonly string[];
}

/**
 * What exactly once means. A change is what differs from the state: once the state has it, there is one dispatch of it
 * for each repeat, and the state has those runs. A change that was lost on its way, and is taken back before the state
 * ever has it, is none: going back to what the state has dispatches nothing, and what the lost attempts have made stays
 * on the server, at most one dispatch for each repeat. The same change from the same state is the same order, even after
 * it was taken back: it takes the runs that were lost. Another change, or the same one from a later state, is a new one.
 */
export class Ledger {
  readonly #repeats: number;
  #kept: Kept | undefined;
  readonly #settled = new Set<string>();
  /** The lost runs of each change from the present state, by its trigger, and of those from earlier states. */
  #lost = new Map<string, readonly string[]>();
  readonly #leftBehind = new Set<string>();
  /** How many changes were taken up again after their runs had been lost. */
  found = 0;

  constructor(repeats: number) {
    this.#repeats = repeats;
  }

  /** The trigger that the state has. */
  get trigger(): string | undefined {
    return this.#kept?.trigger;
  }

  /** How many runs no state has. */
  get lost(): number {
    return this.#leftBehind.size + [...this.#lost.values()].flat().length;
  }

  /** Enters what there is after an attempt to bring the stack to this trigger; gives back what is wrong with it. */
  enter(attempted: string, { kept, dispatched }: Sight): string | undefined {
    const lost = this.#lost.get(attempted) ?? [];
    const made = [...lost, ...dispatched.filter((id) => !this.#isKnown(id))];
    if (kept === undefined || kept.trigger === this.trigger) {
      if (kept?.runIds.join() !== this.#kept?.runIds.join()) return "the state has other runs, and nothing has changed";
      const most = attempted === this.trigger ? 0 : this.#repeats;
      if (made.length > most) return `${made.length} runs are there of a change that the state does not have`;
      this.#lost.set(attempted, made);
      return undefined;
    }
    if (kept.trigger !== attempted) return "the state has a change that was not asked for";
    if (made.length !== this.#repeats) return `a change has made ${made.length} runs`;
    if (kept.runIds.join() !== made.join()) return "the state has other runs than its change has made";
    if (lost.length > 0) this.found += 1;
    this.#settle(kept);
    return undefined;
  }

  #isKnown(id: string): boolean {
    return this.#settled.has(id) || this.#leftBehind.has(id) || [...this.#lost.values()].flat().includes(id);
  }

  #settle(kept: Kept): void {
    this.#kept = kept;
    for (const id of kept.runIds) this.#settled.add(id);
    this.#lost.delete(kept.trigger);
    for (const id of [...this.#lost.values()].flat()) this.#leftBehind.add(id);
    this.#lost = new Map();
  }
}
