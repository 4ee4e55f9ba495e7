/** The distance between two requests after a first 429, and at the most. */
const firstSpacingMs = 50;
const longestSpacingMs = 2000;

/** What is left of the distance after a success; a shorter one than the least is none. */
const quickening = 0.9;
const leastSpacingMs = 5;

export interface ThrottleClock {
  readonly now: () => number;
  /** Waits; false when the signal cut the wait short. */
  readonly pause: (delayMs: number) => Promise<boolean>;
}

/**
 * The pace of all requests of a process. After a 429 none begins before the server wants one again, and then they begin
 * at a distance that doubles with every further 429 and shrinks with every success: the limit is the account's, so that
 * each request that found out about it by itself would be one too many.
 */
export class Throttle {
  readonly #clock: ThrottleClock;
  #spacingMs = 0;
  #nextMs = 0;
  #slowedMs = -Infinity;

  constructor(clock: ThrottleClock) {
    this.#clock = clock;
  }

  /** Waits until a request may begin; false when the signal came first. */
  async turn(): Promise<boolean> {
    for (;;) {
      const nowMs = this.#clock.now();
      if (nowMs >= this.#nextMs) {
        this.#nextMs = nowMs + this.#spacingMs;
        return true;
      }
      if (!(await this.#clock.pause(this.#nextMs - nowMs))) return false;
    }
  }

  /**
   * @param beganMs when the request began: of several that were under way together, only the first makes the distance longer
   * @param holdMs how long no request is to begin
   */
  slowDown(beganMs: number, holdMs: number): void {
    const nowMs = this.#clock.now();
    if (beganMs > this.#slowedMs) {
      this.#spacingMs = Math.min(longestSpacingMs, Math.max(firstSpacingMs, 2 * this.#spacingMs));
      this.#slowedMs = nowMs;
    }
    this.#nextMs = Math.max(this.#nextMs, nowMs + holdMs);
  }

  succeeded(): void {
    const spacingMs = quickening * this.#spacingMs;
    this.#spacingMs = spacingMs < leastSpacingMs ? 0 : spacingMs;
  }
}
