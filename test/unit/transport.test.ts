import { describe, expect, it } from "@jest/globals";
import { AnswerTooLarge } from "../../provider/api/body.js";
import type { ErrorKind } from "../../provider/api/error.js";
import { transportError } from "../../provider/api/transport.js";

const running = { timedOut: false, interrupted: false };

const coded = (code: string, syscall?: string, message = "words of the transport's"): Error =>
  Object.assign(new Error(message), { code, ...(syscall === undefined ? {} : { syscall }) });

const errorFor = (error: unknown, ended = running): ReturnType<typeof transportError> =>
  transportError("POST", "/workflows", error, ended);

describe("a request without an answer", () => {
  it.each<[string, string | undefined]>([
    ["ECONNREFUSED", "connect"],
    ["ENOTFOUND", "getaddrinfo"],
    ["EAI_AGAIN", "getaddrinfo"],
    ["EHOSTUNREACH", "connect"],
    ["ENETUNREACH", "connect"],
    ["UND_ERR_CONNECT_TIMEOUT", undefined],
    ["CERT_HAS_EXPIRED", undefined],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", undefined],
    ["SELF_SIGNED_CERT_IN_CHAIN", undefined],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", undefined],
    ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", undefined],
    ["ERR_TLS_CERT_ALTNAME_INVALID", undefined],
    ["ERR_SSL_WRONG_VERSION_NUMBER", undefined],
    ["UND_ERR_PRX_TLS", undefined],
  ])("because of %s cannot have arrived, and is told in words of ours", (code, syscall) => {
    const error = errorFor(coded(code, syscall));
    expect(error).toMatchObject({ kind: "network", mayHaveArrived: false });
    expect(error.what).toMatch(/^(the|no) [a-z]/);
    expect(error.message).not.toContain(code);
  });

  it.each<[string, ErrorKind]>([
    ["ECONNRESET", "network"],
    ["EPIPE", "network"],
    ["ETIMEDOUT", "network"],
    ["UND_ERR_SOCKET", "network"],
    ["HPE_INVALID_CONSTANT", "network"],
    ["UND_ERR_HEADERS_TIMEOUT", "timeout"],
    ["UND_ERR_BODY_TIMEOUT", "timeout"],
    ["SOMETHING_NEW", "network"],
  ])("because of %s may have arrived: %s", (code, kind) => {
    expect(errorFor(coded(code))).toMatchObject({ kind, mayHaveArrived: true });
  });

  // So Linux says that no packet comes through any more, after the request may have.
  it.each<[string, string | undefined]>([
    ["EHOSTUNREACH", "read"],
    ["ENETUNREACH", "write"],
    ["ECONNREFUSED", undefined],
  ])("because of %s in %s may have arrived", (code, syscall) => {
    expect(errorFor(coded(code, syscall))).toMatchObject({ kind: "network", mayHaveArrived: true });
  });

  const refused = coded("ECONNREFUSED", "connect");
  const tried = new AggregateError([new Error("x"), refused, coded("ENETUNREACH", "connect")]);

  it.each([
    ["wrapped", new Error("failed", { cause: refused })],
    ["wrapped twice", new Error("failed", { cause: new Error("failed", { cause: refused }) })],
    ["from several addresses", tried],
    ["from several addresses, as Node says it", Object.assign(tried, { code: "ECONNREFUSED" })],
  ])("is known by a code that is %s", (_how, error) => {
    expect(errorFor(error)).toMatchObject({ what: "the connection was refused", mayHaveArrived: false });
  });

  it.each([
    new Error("secret words"),
    "secret words",
    undefined,
    { code: 7 },
    Object.assign(new Error("secret words"), { code: 20 }),
  ])("may have arrived where nothing is known: %j", (error) => {
    const { message, mayHaveArrived } = errorFor(error);
    expect(mayHaveArrived).toBe(true);
    expect(message).toContain("the connection was lost (no code)");
    expect(message).not.toContain("secret words");
  });

  it("by the deadline is a timeout, whatever the transport calls it", () => {
    const ended = { timedOut: true, interrupted: false };
    expect(errorFor(coded("ECONNREFUSED"), ended)).toMatchObject({ kind: "timeout", mayHaveArrived: true });
  });

  it("by an interruption is told as that, also when time is up", () => {
    const { what } = errorFor(new Error("x"), { timedOut: true, interrupted: true });
    expect(what).toBe("the deployment was interrupted");
  });

  it("because the answer was too large is not asked for again", () => {
    expect(errorFor(new AnswerTooLarge("the answer is longer than 32 MiB"))).toMatchObject({
      kind: "malformed-answer",
      what: "the answer is longer than 32 MiB",
      mayHaveArrived: true,
    });
  });

  it("because a proxy refused it cannot have arrived, and shows its status only", () => {
    const error = errorFor(coded("UND_ERR_ABORTED", undefined, "Proxy response (407) !== 200 when HTTP Tunneling"));
    expect(error).toMatchObject({ what: "the proxy refused the connection with 407", mayHaveArrived: false });
  });
});
