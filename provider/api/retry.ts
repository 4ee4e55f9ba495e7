import type { ApiError } from "./error.js";

/** How often and how long a request is tried. */
export interface RetryLimits {
  readonly maxRetries: number;
  /** One attempt, from sending to the last byte of the answer. */
  readonly requestTimeoutMs: number;
  /** A request with all of its retries and the waits between them. */
  readonly totalTimeoutMs: number;
}

const firstDelayMs = 500;
const longestDelayMs = 15_000;

/** The kinds that another attempt may mend; the others say the same again. */
const transient: ReadonlySet<ApiError["kind"]> = new Set(["network", "timeout", "rate-limited", "server"]);

/**
 * How long to wait before the next attempt; undefined when there must be none.
 *
 * A POST is sent again only if the server cannot have acted on it. Everything else is the same done twice as once.
 * The wait is a random part of a doubling bound (full jitter), but never shorter than the server's `Retry-After`.
 *
 * @param retries attempts already made after the first
 * @param remainingMs time left until the total deadline
 * @param random a number in [0, 1)
 */
export function retryDelayMs(
  error: ApiError,
  retries: number,
  remainingMs: number,
  limits: RetryLimits,
  random: number,
): number | undefined {
  if (!transient.has(error.kind) || retries >= limits.maxRetries) return undefined;
  if (error.method === "POST" && error.mayHaveArrived) return undefined;
  const bound = Math.min(longestDelayMs, firstDelayMs * 2 ** retries);
  const delayMs = Math.max(error.retryAfterMs ?? 0, Math.round(random * bound));
  return delayMs < remainingMs ? delayMs : undefined;
}

/** `Retry-After` as milliseconds from now: seconds or an HTTP date; undefined when absent or unreadable. */
export function retryAfterMs(header: string | undefined, nowMs: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const dateMs = Date.parse(header);
  return Number.isNaN(dateMs) ? undefined : Math.max(0, dateMs - nowMs);
}
