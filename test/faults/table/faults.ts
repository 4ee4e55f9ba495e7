import { answered, refusedWith, unreached, type FaultCase } from "./fault.js";

const done = { isWorkDone: true };

const absurdlyLongSeconds = "8640000";

/** Every fault of the table. */
export const faults: readonly FaultCase[] = [
  unreached("connection refused", "refused"),
  answered("connection reset before the work", "network", () => ({ cut: "before" })),
  answered("connection reset after the work", "network", () => ({ cut: "after" }), done),
  answered("connection cut inside the body", "network", () => ({ cut: "body", after: true }), done),
  answered("no headers come", "timeout", () => ({ stall: "headers" })),
  answered("the body stops", "timeout", () => ({ stall: "body", after: true }), done),
  answered("the body comes a byte at a time", "timeout", () => ({ trickle: true, after: true }), done),
  refusedWith(400, "invalid"),
  refusedWith(401, "unauthorized"),
  refusedWith(402, "forbidden"),
  refusedWith(403, "forbidden"),
  refusedWith(404, "not-found"),
  refusedWith(404, "malformed-answer", { named: " as a proxy's page", body: "html" }),
  refusedWith(408, "timeout"),
  refusedWith(409, "conflict"),
  refusedWith(422, "invalid"),
  refusedWith(429, "rate-limited"),
  refusedWith(429, "rate-limited", { named: " with Retry-After in seconds", retryAfter: () => "1" }),
  refusedWith(429, "rate-limited", {
    named: " with Retry-After as a date",
    retryAfter: () => new Date(Date.now() + 2000).toUTCString(),
  }),
  refusedWith(429, "rate-limited", {
    named: " with Retry-After absurdly long",
    retryAfter: () => absurdlyLongSeconds,
    isBeyondWaiting: true,
  }),
  refusedWith(500, "server"),
  refusedWith(500, "server", { named: " after the work", after: true }),
  refusedWith(502, "server", { body: "html" }),
  refusedWith(503, "server"),
  refusedWith(504, "server", { body: "" }),
  answered("HTML", "malformed-answer", () => ({ html: true })),
  answered("empty body", "malformed-answer", () => ({ garbage: "empty" }), done),
  answered("truncated JSON", "malformed-answer", () => ({ garbage: "truncated-json" }), done),
  answered("wrong types", "malformed-answer", () => ({ garbage: "wrong-types" }), { ...done, isHollow: true }),
  answered("`null`s", "malformed-answer", () => ({ garbage: "nulls" }), { ...done, isHollow: true }),
  answered("over 100 MB of body", "malformed-answer", () => ({ endless: true, after: true }), done),
  answered("endless redirects", "malformed-answer", () => ({ redirect: true })),
  unreached("DNS failure", "dns"),
  unreached("TLS failure", "tls"),
  unreached("proxy refusing CONNECT", "proxy"),
];
