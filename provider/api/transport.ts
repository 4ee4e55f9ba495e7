import { types } from "node:util";
import { AnswerTooLarge } from "./body.js";
import { ApiError, type Method } from "./error.js";

/** Failures to connect. On a connection that stands the system says the same of an answer that is lost. */
const notConnected: Readonly<Record<string, string>> = {
  ECONNREFUSED: "the connection was refused",
  ENOTFOUND: "the host name is unknown",
  EAI_AGAIN: "the host name could not be looked up",
  EHOSTUNREACH: "the host cannot be reached",
  ENETUNREACH: "the network cannot be reached",
};

/** Failures from before the first byte of a request could leave: the server cannot have acted on it. */
const neverSent: Readonly<Record<string, string>> = {
  UND_ERR_CONNECT_TIMEOUT: "no connection could be made in time",
  CERT_HAS_EXPIRED: "the server's certificate has expired",
  DEPTH_ZERO_SELF_SIGNED_CERT: "the server's certificate is self-signed; set NODE_EXTRA_CA_CERTS to its authority",
  SELF_SIGNED_CERT_IN_CHAIN: "the server's certificate is signed by an unknown authority; set NODE_EXTRA_CA_CERTS",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "the server's certificate cannot be verified; set NODE_EXTRA_CA_CERTS",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "the server's certificate cannot be verified; set NODE_EXTRA_CA_CERTS",
  ERR_TLS_CERT_ALTNAME_INVALID: "the server's certificate is for another host",
  UND_ERR_PRX_TLS: "the proxy's certificate is for another host",
  ERR_SSL_WRONG_VERSION_NUMBER: "the server does not speak TLS on this port",
};

/** What the system or undici says of a failure. */
interface Said {
  readonly code: string;
  /** What was tried: `connect`, `read`, … */
  readonly syscall: unknown;
}

/**
 * It may be nested: several addresses were tried, or undici wrapped what Node said.
 * An error of Node's own may belong to another realm than this file, where `instanceof` does not know it.
 */
function saidBy(error: unknown): Said | undefined {
  if (!types.isNativeError(error)) return undefined;
  if ("errors" in error && Array.isArray(error.errors))
    return error.errors.map(saidBy).find((said) => said !== undefined);
  if ("code" in error && typeof error.code === "string")
    return { code: error.code, syscall: "syscall" in error ? error.syscall : undefined };
  return saidBy(error.cause);
}

/** Why a request never left, where that is certain. */
function whyNeverSent({ code, syscall }: Said): string | undefined {
  return syscall === "connect" || syscall === "getaddrinfo" ? notConnected[code] : neverSent[code];
}

/** undici reports a proxy that refuses CONNECT only in words, with the proxy's status in them. */
function proxyStatus(error: unknown): string | undefined {
  return error instanceof Error ? /^Proxy response \((\d+)\)/.exec(error.message)?.[1] : undefined;
}

/**
 * The error for a request that got no answer.
 * Its text is ours, never the transport's: that one can hold addresses and the credentials of a proxy.
 */
export function transportError(
  method: Method,
  path: string,
  error: unknown,
  ended: { readonly timedOut: boolean; readonly interrupted: boolean },
): ApiError {
  const failed = (kind: ApiError["kind"], what: string, mayHaveArrived: boolean): ApiError =>
    new ApiError({ kind, method, path, what, mayHaveArrived });
  if (ended.interrupted) return failed("interrupted", "the deployment was interrupted", true);
  if (ended.timedOut) return failed("timeout", "no complete answer in time", true);
  if (error instanceof AnswerTooLarge) return failed("malformed-answer", error.message, true);

  const proxy = proxyStatus(error);
  if (proxy !== undefined) return failed("network", `the proxy refused the connection with ${proxy}`, false);
  const said = saidBy(error) ?? { code: "no code", syscall: undefined };
  const before = whyNeverSent(said);
  if (before !== undefined) return failed("network", before, false);
  if (said.code.endsWith("_TIMEOUT")) return failed("timeout", "no complete answer in time", true);
  return failed("network", `the connection was lost (${said.code})`, true);
}
