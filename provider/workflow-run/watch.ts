import { ApiError } from "../api/error.js";
import { inTime } from "./in-time.js";

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

/** Why a run of an interrupted deployment says nothing. */
export const interruptedWhy = "the deployment was interrupted";

/** Kinds of error that no later look can mend. */
const final: ReadonlySet<ApiError["kind"]> = new Set(["unauthorized", "forbidden", "invalid"]);

export const isFinal = ({ kind }: ApiError): boolean => final.has(kind);

/** How long the last look may take beyond its deadline. */
const lastLookMs = 3000;

interface Waiting {
  readonly deadlineMs: number;
  readonly begin: () => void;
  readonly reject: (error: unknown) => void;
}

/** Looks at runs in rounds that all waits of the process share: 2 s apart at first, then further and further. */
export class Watch {
  readonly #pace: Pace;
  readonly #clock: Clock;
  readonly #known = new Set<string>();
  #waiting: Waiting[] = [];
  #intervalMs: number;
  /** Until then the server wants no requests. */
  #holdMs = 0;
  #isGoing = false;

  constructor(pace: Pace, clock: Clock) {
    this.#pace = pace;
    this.#clock = clock;
    this.#intervalMs = pace.firstMs;
  }

  /**
   * A look at a run in the next round, which comes no later than the deadline.
   *
   * @throws ApiError, or {@link Interrupted}
   */
  next<Seen>(id: string, deadlineMs: number, look: () => Promise<Seen>): Promise<Seen> {
    if (!this.#known.has(id)) {
      this.#known.add(id);
      this.#intervalMs = this.#pace.firstMs;
    }
    return new Promise((resolve, reject) => {
      const begin = (): void => void this.#look(id, deadlineMs, look).then(resolve, reject);
      this.#waiting.push({ deadlineMs, begin, reject });
      if (this.#isGoing) return;
      this.#isGoing = true;
      void this.#rounds();
    });
  }

  /** A look without a wait for the next round, unless the server wants none. */
  atOnce<Seen>(id: string, deadlineMs: number, look: () => Promise<Seen>): Promise<Seen> {
    const isHeld = this.#clock.now() < this.#holdMs;
    return isHeld ? this.next(id, deadlineMs, look) : this.#look(id, deadlineMs, look);
  }

  async #look<Seen>(id: string, deadlineMs: number, look: () => Promise<Seen>): Promise<Seen> {
    const { now, pause } = this.#clock;
    try {
      return await inTime(id, Math.max(0, deadlineMs - now()) + lastLookMs, look);
    } catch (error) {
      if (error instanceof ApiError) this.#holdMs = Math.max(this.#holdMs, now() + (error.retryAfterMs ?? 0));
      throw (await pause(0)) ? error : new Interrupted();
    }
  }

  /** Ends when all are being looked at; whoever then goes on waiting starts it again. A slow look holds up no other. */
  async #rounds(): Promise<void> {
    while (this.#waiting.length > 0) {
      const isOn = await this.#clock.pause(this.#delayMs());
      for (const { begin, reject } of this.#round(isOn)) {
        if (isOn) begin();
        else reject(new Interrupted());
      }
    }
    this.#isGoing = false;
  }

  /** Whose turn it is: while the server wants no requests, only those with no time left. */
  #round(isOn: boolean): Waiting[] {
    const nowMs = this.#clock.now();
    const isDue = ({ deadlineMs }: Waiting): boolean => !isOn || nowMs >= this.#holdMs || nowMs >= deadlineMs;
    const round = this.#waiting.filter(isDue);
    this.#waiting = this.#waiting.filter((waiting) => !isDue(waiting));
    return round;
  }

  /**
   * A tenth of it is chance, so that two deployments do not keep step; never beyond the next deadline. A hold is waited
   * for in steps, since whoever comes meanwhile may have less time.
   */
  #delayMs(): number {
    const nowMs = this.#clock.now();
    const { longestMs } = this.#pace;
    const intervalMs = this.#intervalMs * (0.9 + 0.2 * this.#clock.random());
    this.#intervalMs = Math.min(longestMs, this.#intervalMs * 1.5);
    const heldMs = Math.min(longestMs, this.#holdMs - nowMs);
    const untilDeadlineMs = Math.min(...this.#waiting.map(({ deadlineMs }) => deadlineMs)) - nowMs;
    return Math.max(0, Math.min(Math.max(intervalMs, heldMs), untilDeadlineMs));
  }
}
