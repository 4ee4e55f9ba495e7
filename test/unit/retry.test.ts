import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { ApiError, type ErrorKind, type Method } from "../../provider/api/error.js";
import { retryAfterMs, retryDelayMs, type RetryLimits } from "../../provider/api/retry.js";

const limits: RetryLimits = { maxRetries: 10, requestTimeoutMs: 1000, totalTimeoutMs: 100_000 };

interface Failed {
  readonly kind?: ErrorKind;
  readonly method?: Method;
  readonly mayHaveArrived?: boolean;
  readonly retryAfterMs?: number;
}

const failed = (details: Failed = {}): ApiError =>
  new ApiError({ kind: "server", method: "GET", path: "/org", what: "broke", mayHaveArrived: true, ...details });

const kinds: Readonly<Record<ErrorKind, boolean>> = {
  "not-found": false,
  conflict: false,
  invalid: false,
  unauthorized: false,
  forbidden: false,
  "malformed-answer": false,
  interrupted: false,
  "rate-limited": true,
  server: true,
  network: true,
  timeout: true,
};

const methods = ["GET", "POST", "PATCH", "DELETE"] as const;

describe("another attempt", () => {
  it.each(Object.entries(kinds))("after %s: %s", (kind, isMade) => {
    for (const method of methods.filter((name) => name !== "POST")) {
      const delayMs = retryDelayMs(failed({ kind: kind as ErrorKind, method }), 0, 60_000, limits, 0.5);
      expect(delayMs).toBe(isMade ? 250 : undefined);
    }
  });

  it.each(Object.keys(kinds))("is never made of a POST that may have arrived, whatever happened: %s", (kind) => {
    const error = failed({ kind: kind as ErrorKind, method: "POST", mayHaveArrived: true, retryAfterMs: 1 });
    expect(retryDelayMs(error, 0, 60_000, limits, 0.5)).toBeUndefined();
  });

  it("is made of a POST that cannot have arrived", () => {
    const error = failed({ kind: "network", method: "POST", mayHaveArrived: false });
    expect(retryDelayMs(error, 0, 60_000, limits, 0.5)).toBe(250);
  });

  it("is not made beyond the wanted number, nor when none is wanted", () => {
    expect(retryDelayMs(failed(), 9, 60_000, limits, 0.5)).toBeDefined();
    expect(retryDelayMs(failed(), 10, 60_000, limits, 0.5)).toBeUndefined();
    expect(retryDelayMs(failed(), 0, 60_000, { ...limits, maxRetries: 0 }, 0.5)).toBeUndefined();
  });

  it("is not made when the wait for it would last to the deadline or past it", () => {
    expect(retryDelayMs(failed({ retryAfterMs: 5000 }), 0, 5001, limits, 0.5)).toBe(5000);
    expect(retryDelayMs(failed({ retryAfterMs: 5000 }), 0, 5000, limits, 0.5)).toBeUndefined();
    expect(retryDelayMs(failed(), 0, 0, limits, 0)).toBeUndefined();
    expect(retryDelayMs(failed(), 0, -1, limits, 0)).toBeUndefined();
  });

  it("waits for a random part of a bound that doubles up to 15 seconds", () => {
    const longest = Array.from({ length: 8 }, (_, retries) => retryDelayMs(failed(), retries, 60_000, limits, 1));
    expect(longest).toEqual([500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]);
    expect(retryDelayMs(failed(), 3, 60_000, limits, 0)).toBe(0);
    expect(retryDelayMs(failed(), 3, 60_000, limits, 0.25)).toBe(1000);
  });

  it("waits at least as long as the server asks, and always less than is left", () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 9 }),
        fc.nat({ max: 200_000 }),
        fc.nat({ max: 100_000 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (retries, askedMs, remainingMs, random) => {
          const delayMs = retryDelayMs(failed({ retryAfterMs: askedMs }), retries, remainingMs, limits, random);
          return delayMs === undefined || (delayMs >= askedMs && delayMs < remainingMs);
        },
      ),
    );
  });
});

describe("Retry-After", () => {
  const nowMs = Date.parse("2026-03-01T12:00:00Z");

  it.each([
    ["0", 0],
    ["120", 120_000],
    [" 7 ", 7000],
    ["Sun, 01 Mar 2026 12:00:30 GMT", 30_000],
    ["Sun, 01 Mar 2026 11:59:30 GMT", 0],
    ["99999999999", 99_999_999_999_000],
    ["later", undefined],
    ["", undefined],
    [undefined, undefined],
  ])("of %j is %j milliseconds", (header, expected) => {
    expect(retryAfterMs(header, nowMs)).toBe(expected);
  });

  it("is never a wait of less than nothing, nor one that is no number", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer(), (header, now) => {
        const delayMs = retryAfterMs(header, now);
        return delayMs === undefined || delayMs >= 0;
      }),
    );
  });
});
