/** What the state has of a run. */
export interface Kept {
  readonly trigger: string;
  readonly runIds: readonly string[];
  /** Whether all dispatches of its trigger are made, as the state says. */
  readonly isComplete: boolean;
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
 * for each repeat, and the state has those runs; where one of them has failed, it has those before it, and gets the
 * others. A change that was lost on its way, and is taken back before the state ever has it, is none: going back to what
 * the state has dispatches nothing, and what the lost attempts have made stays on the server, at most one dispatch for
 * each repeat. The same change from the same state is the same order, even after it was taken back: it takes the runs
 * that were lost. Another change, or the same one from a later state, is a new one. Of a resource that was destroyed the
 * next one may take the runs of its creation, within the hour, and no others.
 */
export class Ledger {
  readonly #repeats: number;
  #kept: Kept | undefined;
  readonly #settled = new Set<string>();
  /** The runs of each change from the present state that the state does not have, by its trigger. */
  #lost = new Map<string, readonly string[]>();
  /** Those of earlier states. */
  readonly #leftBehind = new Set<string>();
  /** The runs that creations have made, by their trigger. */
  #creations = new Map<string, readonly string[]>();
  #isCreation = true;
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
    return [...this.#leftBehind, ...this.#lostNow()].filter((id) => !this.#settled.has(id)).length;
  }

  /** The resource is destroyed. The next one has a key of its own, or the one that is made for it. */
  destroy(hasOwnKey: boolean): void {
    for (const id of this.#lostNow()) this.#leftBehind.add(id);
    if (hasOwnKey) this.#creations = new Map();
    this.#lost = new Map(this.#creations);
    this.#kept = undefined;
    this.#isCreation = true;
  }

  /** Enters what there is after an attempt to bring the stack to this trigger; gives back what is wrong with it. */
  enter(attempted: string, { kept, dispatched }: Sight): string | undefined {
    const lost = this.#lost.get(attempted) ?? [];
    const made = [...lost, ...dispatched.filter((id) => !this.#isKnown(id))];
    if (kept?.runIds.join() === this.#kept?.runIds.join()) return this.#enterLost(attempted, made, kept);
    if (kept === undefined) return "the state has lost its runs";
    if (kept.trigger !== attempted) return "the state has a change that was not asked for";
    if (kept.trigger === this.trigger && this.#isComplete) return "the state has other runs, and nothing has changed";
    const all = kept.trigger === this.trigger ? [...(this.#kept?.runIds ?? []), ...made] : made;
    const isMade = kept.isComplete ? all.length === this.#repeats : all.length <= this.#repeats;
    if (!isMade) return `a change has made ${all.length} runs`;
    const seen = kept.isComplete ? all : all.slice(0, kept.runIds.length);
    if (kept.runIds.join() !== seen.join()) return "the state has other runs than its change has made";
    if (lost.length > 0) this.found += 1;
    this.#settle(kept, all);
    return undefined;
  }

  get #isComplete(): boolean {
    return this.#kept?.isComplete ?? false;
  }

  #enterLost(attempted: string, made: readonly string[], kept: Kept | undefined): string | undefined {
    const isSame = attempted === this.trigger;
    const most = this.#repeats - (isSame ? (kept?.runIds.length ?? 0) : 0);
    if (made.length > most) return `${made.length} runs are there of a change that the state does not have`;
    this.#lost.set(attempted, made);
    if (this.#isCreation && (isSame || kept === undefined)) {
      this.#creations.set(attempted, [...(kept?.runIds ?? []), ...made]);
    }
    return undefined;
  }

  #lostNow(): string[] {
    return [...this.#lost.values()].flat();
  }

  #isKnown(id: string): boolean {
    return this.#settled.has(id) || this.#leftBehind.has(id) || this.#lostNow().includes(id);
  }

  #settle(kept: Kept, all: readonly string[]): void {
    this.#isCreation &&= this.#kept === undefined || kept.trigger === this.trigger;
    if (this.#isCreation) this.#creations.set(kept.trigger, all);
    this.#kept = kept;
    for (const id of kept.runIds) this.#settled.add(id);
    this.#lost.delete(kept.trigger);
    for (const id of this.#lostNow()) this.#leftBehind.add(id);
    this.#lost = new Map([[kept.trigger, all.slice(kept.runIds.length)]]);
  }
}
