import type { RunRecord } from "../api/run-record.js";
import type { RunsApi } from "../api/runs.js";

export interface Clock {
  readonly now: () => number;
  readonly random: () => number;
  /** Waits; false when the deployment is interrupted. */
  readonly pause: (delayMs: number) => Promise<boolean>;
}

export interface Pace {
  readonly firstMs: number;
  readonly longestMs: number;
}

/** Thrown to whoever waits when the deployment is interrupted. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
}

interface Waiting {
  readonly id: string;
  readonly deadlineMs: number;
  readonly resolve: (run: RunRecord | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/** Looks at runs in rounds that all waits of the process share: 2 s apart at first, then further and further. */
export class Watch {
  readonly #api: RunsApi;
  readonly #pace: Pace;
  readonly #clock: Clock;
  readonly #known = new Set<string>();
  #waiting: Waiting[] = [];
  #intervalMs: number;
  #isGoing = false;

  constructor(api: RunsApi, pace: Pace, clock: Clock) {
    this.#api = api;
    this.#pace = pace;
    this.#clock = clock;
    this.#intervalMs = pace.firstMs;
  }

  /**
   * The run as the next round finds it; undefined when it does not exist yet. A round comes no later than the deadline.
   *
   * @throws ApiError, or {@link Interrupted}
   */
  next(id: string, deadlineMs: number): Promise<RunRecord | undefined> {
    if (!this.#known.has(id)) {
      this.#known.add(id);
      this.#intervalMs = this.#pace.firstMs;
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ id, deadlineMs, resolve, reject });
      if (this.#isGoing) return;
      this.#isGoing = true;
      void this.#rounds();
    });
  }

  /** Ends when all are being looked at; whoever then goes on waiting starts it again. A slow look holds up no other. */
  async #rounds(): Promise<void> {
    while (this.#waiting.length > 0) {
      const isOn = await this.#clock.pause(this.#delayMs());
      const round = this.#waiting;
      this.#waiting = [];
      for (const { id, resolve, reject } of round) {
        if (isOn) this.#api.find(id).then(resolve, reject);
        else reject(new Interrupted());
      }
    }
    this.#isGoing = false;
  }

  /** A tenth of it is chance, so that two deployments do not keep step; never beyond the next deadline. */
  #delayMs(): number {
    const intervalMs = this.#intervalMs * (0.9 + 0.2 * this.#clock.random());
    this.#intervalMs = Math.min(this.#pace.longestMs, this.#intervalMs * 1.5);
    const untilDeadlineMs = Math.min(...this.#waiting.map(({ deadlineMs }) => deadlineMs)) - this.#clock.now();
    return Math.max(0, Math.min(intervalMs, untilDeadlineMs));
  }
}
