import pLimit from "p-limit";
import { ApiError, type Method } from "./error.js";
import { inTurn } from "./in-turn.js";
import { RetryBudget } from "./retry-budget.js";
import { retryDelayMs, type RetryLimits } from "./retry.js";
import { Throttle, type ThrottleClock } from "./throttle.js";

export interface RetryingOptions extends RetryLimits, ThrottleClock {
  readonly maxConcurrentRequests: number;
  /** Aborted when the deployment is interrupted: nothing new is begun. */
  readonly signal: AbortSignal;
  readonly random: () => number;
}

/** One attempt at a request: the JSON of a success, or an {@link ApiError}. */
export type Attempt = (method: Method, path: string, body: unknown, deadlineMs: number) => Promise<unknown>;

/**
 * Requests that are made in turn, again when that is safe, and no later than the total deadline. All of them share the
 * turns, the retries of an outage and the pace after a 429. A turn is a request's until it has ended: while it waits for
 * another attempt nobody else finds out about the same outage.
 */
export function retrying(
  options: RetryingOptions,
  attempt: Attempt,
): (method: Method, path: string, body?: unknown) => Promise<unknown> {
  const { maxConcurrentRequests, maxRetries, totalTimeoutMs, signal, now, random, pause } = options;
  // Waiting for a free connection must not count against the deadline of an attempt.
  const limit = pLimit(maxConcurrentRequests);
  const budget = new RetryBudget(2 * maxConcurrentRequests * maxRetries);
  const throttle = new Throttle(options);

  const tried = async (method: Method, path: string, body: unknown): Promise<unknown> => {
    const deadlineMs = now() + totalTimeoutMs;
    let failure: ApiError | undefined;
    for (let retries = 0; ; retries += 1) {
      const turn = await throttle.turn(deadlineMs);
      if (turn !== "begins") throw failure ?? notBegun(method, path, turn);
      const beganMs = now();
      try {
        const answer = await attempt(method, path, body, deadlineMs);
        throttle.succeeded();
        budget.succeeded();
        return answer;
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        failure = error;
        // A refusal is an answer, too: the server takes requests.
        if (error.status !== undefined && error.status < 500 && error.kind !== "rate-limited") throttle.succeeded();
        const delayMs = retryDelayMs(error, retries, deadlineMs - now(), options, random());
        // A 429 is no outage: the throttle has all requests wait, this one with them.
        if (error.kind === "rate-limited") throttle.slowDown(beganMs, delayMs ?? within(totalTimeoutMs, error));
        if (delayMs === undefined) throw error;
        if (error.kind === "rate-limited") continue;
        if (!budget.take(method) || !(await pause(delayMs))) throw error;
      }
    }
  };

  return (method, path, body) =>
    inTurn(limit, signal, notBegun(method, path, "interrupted"), () => tried(method, path, body));
}

/** How long a server wants no requests; one that asks for longer than anything may take is not waited for. */
const within = (mostMs: number, { retryAfterMs = 0 }: ApiError): number => (retryAfterMs < mostMs ? retryAfterMs : 0);

/** The error of a request that was not begun. */
function notBegun(method: Method, path: string, why: "too late" | "interrupted"): ApiError {
  const [kind, what] =
    why === "interrupted"
      ? (["interrupted", "the deployment was interrupted"] as const)
      : (["rate-limited", "not sent, since the server wants no requests for now"] as const);
  return new ApiError({ kind, method, path, what, mayHaveArrived: false });
}
