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
 * turns, the retries of an outage and the pace after a 429.
 */
export function retrying(
  options: RetryingOptions,
  attempt: Attempt,
): (method: Method, path: string, body?: unknown) => Promise<unknown> {
  const { maxConcurrentRequests, maxRetries, totalTimeoutMs, signal, now, random, pause } = options;
  // Waiting for a free connection must not count against the deadline of an attempt.
  const limit = pLimit(maxConcurrentRequests);
  const budget = new RetryBudget(maxConcurrentRequests * maxRetries);
  const throttle = new Throttle(options);

  return async (method, path, body) => {
    let deadlineMs: number | undefined;
    let failure: ApiError | undefined;
    for (let retries = 0; ; retries += 1) {
      let delayMs: number | undefined;
      const notBegun = failure ?? interrupted(method, path);

      const turn = async (): Promise<unknown> => {
        if (!(await throttle.turn())) throw notBegun;
        const beganMs = now();
        // The deadline starts with the first attempt, however long the queue before it was.
        deadlineMs ??= beganMs + totalTimeoutMs;
        // After a queue of its own a retry may find no time left, and nobody would wait for its answer.
        if (failure !== undefined && beganMs >= deadlineMs) throw failure;
        try {
          const answer = await attempt(method, path, body, deadlineMs);
          throttle.succeeded();
          budget.succeeded();
          return answer;
        } catch (error) {
          if (!(error instanceof ApiError)) throw error;
          delayMs = retryDelayMs(error, retries, deadlineMs - now(), options, random());
          // Before the next one in the queue can begin.
          if (error.kind === "rate-limited") throttle.slowDown(beganMs, delayMs ?? 0);
          throw error;
        }
      };

      try {
        return await inTurn(limit, signal, notBegun, turn);
      } catch (error) {
        if (!(error instanceof ApiError) || delayMs === undefined) throw error;
        failure = error;
        // A 429 is no outage: the throttle has all requests wait, this one with them.
        if (error.kind === "rate-limited") continue;
        if (!budget.take() || !(await pause(delayMs))) throw error;
      }
    }
  };
}

/** The error of a request that was not begun. */
function interrupted(method: Method, path: string): ApiError {
  return new ApiError({
    kind: "interrupted",
    method,
    path,
    what: "the deployment was interrupted",
    mayHaveArrived: false,
  });
}
