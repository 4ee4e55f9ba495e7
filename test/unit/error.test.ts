import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { ApiError, type ErrorKind, kindOfStatus, statusLeavesOpen } from "../../provider/api/error.js";

const kinds: readonly ErrorKind[] = [
  "not-found",
  "conflict",
  "invalid",
  "unauthorized",
  "forbidden",
  "rate-limited",
  "server",
  "network",
  "timeout",
  "malformed-answer",
];

const details = { method: "PATCH", path: "/workflows/wf_1", what: "no", mayHaveArrived: false } as const;

describe("the error of a request", () => {
  it.each(kinds)("of kind %s says on one line what happened and what to do", (kind) => {
    const { message } = new ApiError({ ...details, kind });
    expect(message).toMatch(/^PATCH \/workflows\/wf_1 failed: no\. [A-Z][^\n]+[^.]\.$/);
  });

  it("has advice of its own for every kind", () => {
    const messages = kinds.map((kind) => new ApiError({ ...details, kind }).message);
    expect(new Set(messages).size).toBe(kinds.length);
  });

  it("names the status and the request's id where there are any", () => {
    const { message } = new ApiError({ ...details, kind: "conflict", status: 409, requestId: "req_1" });
    expect(message).toMatch(/^PATCH \/workflows\/wf_1 failed: 409 no \(request req_1\)\. /);
  });
});

describe("the kind of a status", () => {
  it.each<[ErrorKind, readonly number[]]>([
    ["malformed-answer", [300, 301, 302, 304, 307, 308, 399]],
    ["invalid", [400, 405, 406, 407, 411, 413, 415, 418, 422, 431, 451, 499]],
    ["unauthorized", [401]],
    ["forbidden", [402, 403]],
    ["not-found", [404, 410]],
    ["timeout", [408]],
    ["conflict", [409]],
    ["rate-limited", [429]],
    ["server", [500, 501, 502, 503, 504, 520, 599]],
  ])("%s is that of %j", (kind, statuses) => {
    expect(statuses.map(kindOfStatus)).toEqual(statuses.map(() => kind));
  });
});

describe("what a status says about the work", () => {
  it("is that none was done, for a 4xx but 408 alone", () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 599 }), (status) => {
        const isRefused = status >= 400 && status <= 499 && status !== 408;
        return statusLeavesOpen(status) === !isRefused;
      }),
      { numRuns: 500 },
    );
  });
});
