import type { Method } from "./error.js";

/** How much of a retry each request that succeeds gives back. */
const perSuccess = 0.5;

/**
 * The retries that all requests of a process have together: an outage costs so many, however many resources there are.
 * Once they are used up, a request fails at its first attempt, until others succeed again.
 */
export class RetryBudget {
  readonly #most: number;
  #left: number;

  /** @param most twice as many as one round of requests in flight may need, so that a short outage costs no request */
  constructor(most: number) {
    this.#most = most;
    this.#left = most;
  }

  /** Takes one retry; false when there is none. Reads leave half of them to the writes: whoever polls asks again anyway. */
  take(method: Method): boolean {
    const reservedFor = method === "GET" ? this.#most / 2 : 0;
    if (this.#left < 1 + reservedFor) return false;
    this.#left -= 1;
    return true;
  }

  succeeded(): void {
    this.#left = Math.min(this.#most, this.#left + perSuccess);
  }
}
