/** The distance between two requests after a first 429, and at the most. */
const firstSpacingMs = 50;
const longestSpacingMs = 2000;

/** What a success adds to the requests of a second, which a 429 halves; a shorter distance than the least is none. */
const quickening = 0.1;
const leastSpacingMs = 5;

export interface ThrottleClock {
  readonly now: () => number;
  /** Waits; false when the signal cut the wait short. */
  readonly pause: (delayMs: number) => Promise<boolean>;
}

/**
 * The pace of all requests of a process. After a 429 none begins before the server wants one again, and then they begin
 * at a distance that doubles with every further 429 and shrinks slowly with successes: the limit is the account's, so that
 * each request that found out about it by itself would be one too many.
 */
export class Throttle {
  readonly #clock: ThrottleClock;
  #spacingMs = 0;
  #nextMs = -Infinity;
  /** When `#nextMs` was last put off. */
  #heldMs = -Infinity;
  #slowedMs = -Infinity;

  constructor(clock: ThrottleClock) {
    this.#clock = clock;
  }

  /** Waits until a request may begin, or says why it cannot: at once where a deadline comes first, or as the signal does. */
  async turn(deadlineMs: number): Promise<"begins" | "too late" | "interrupted"> {
    for (;;) {
      const nowMs = this.#now();
      if (nowMs >= this.#nextMs && nowMs < deadlineMs) {
        this.#hold(nowMs, this.#spacingMs);
        return "begins";
      }
      if (Math.max(nowMs, this.#nextMs) >= deadlineMs) return "too late";
      if (!(await this.#clock.pause(this.#nextMs - nowMs))) return "interrupted";
    }
  }

  /**
   * @param beganMs when the request began: of several that were under way together, only the first makes the distance longer
   * @param holdMs how long no request is to begin
   */
  slowDown(beganMs: number, holdMs: number): void {
    const nowMs = this.#now();
    if (beganMs > this.#slowedMs) {
      this.#spacingMs = Math.min(longestSpacingMs, Math.max(firstSpacingMs, 2 * this.#spacingMs));
      this.#slowedMs = nowMs;
    }
    this.#hold(nowMs, Math.max(holdMs, this.#nextMs - nowMs));
  }

  /** A clock that is set back must hold up nothing, and what it said before is forgotten. */
  #now(): number {
    const nowMs = this.#clock.now();
    if (nowMs < this.#heldMs) {
      this.#nextMs = nowMs;
      this.#heldMs = nowMs;
      this.#slowedMs = -Infinity;
    }
    return nowMs;
  }

  #hold(nowMs: number, forMs: number): void {
    this.#heldMs = nowMs;
    this.#nextMs = nowMs + forMs;
  }

  succeeded(): void {
    if (this.#spacingMs === 0) return;
    const spacingMs = 1000 / (1000 / this.#spacingMs + quickening);
    this.#spacingMs = spacingMs < leastSpacingMs ? 0 : spacingMs;
  }
}
