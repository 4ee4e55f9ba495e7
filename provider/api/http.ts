import { EnvHttpProxyAgent, request, type Dispatcher } from "undici";
import { ApiError, type Method } from "./error.js";
import { proxyAddress } from "./proxy.js";
import type { Hidden } from "./quotation.js";
import { redactor } from "./redact.js";
import { refusal, type Answer } from "./refusal.js";
import { retrying, type RetryingOptions } from "./retrying.js";
import { boundedText } from "./body.js";
import { transportError } from "./transport.js";

export interface HttpOptions extends RetryingOptions {
  /** Base URL without a trailing slash. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly userAgent: string;
  /** Texts that no error may show, should the server repeat them; more of them may come. */
  readonly hidden: Iterable<Hidden>;
  readonly httpProxy: string | undefined;
  readonly httpsProxy: string | undefined;
  readonly noProxy: string | undefined;
}

/**
 * One request of Armature's REST API: the JSON of a success, undefined when it has no content, or an {@link ApiError}.
 */
export type Send = (method: Method, path: string, body?: unknown) => Promise<unknown>;

/** What requests go through: a proxy where the options have one for the address. */
export function openConnections(options: HttpOptions): Dispatcher {
  const isTls = new URL(options.baseUrl).protocol === "https:";
  return new EnvHttpProxyAgent({
    connections: options.maxConcurrentRequests,
    pipelining: 1,
    connect: { timeout: Math.min(10_000, options.requestTimeoutMs) },
    headersTimeout: options.requestTimeoutMs,
    bodyTimeout: options.requestTimeoutMs,
    // Empty, not absent: with an absent setting undici would read the environment by itself. It would also take the
    // one for http addresses for https ones, which nothing else does.
    httpProxy: isTls ? "" : proxyAddress("HTTP_PROXY", options.httpProxy),
    httpsProxy: isTls ? proxyAddress("HTTPS_PROXY", options.httpsProxy) : "",
    noProxy: options.noProxy ?? "",
  });
}

/** A connection set and its rules, shared by everything that talks to one account. */
export function openHttp(options: HttpOptions): Send {
  const dispatcher = openConnections(options);
  return retrying(options, (...request) => attempt(dispatcher, options, ...request));
}

async function attempt(
  dispatcher: Dispatcher,
  options: HttpOptions,
  method: Method,
  path: string,
  body: unknown,
  deadlineMs: number,
): Promise<unknown> {
  const answer = await exchange(dispatcher, options, method, path, body, deadlineMs);
  const hide = redactor(options.apiKey, path, body, options.hidden);
  if (answer.status < 200 || answer.status > 299) throw refusal(method, path, body, answer, hide, options.now());
  if (answer.status === 204) return undefined;
  try {
    return JSON.parse(answer.text) as unknown;
  } catch {
    const what = answer.text === "" ? "the answer is empty" : "the answer is not JSON";
    throw new ApiError({
      kind: "malformed-answer",
      method,
      path,
      what: hide(`${what} (${answer.contentType ?? "no content type"})`),
      status: answer.status,
      mayHaveArrived: true,
    });
  }
}

async function exchange(
  dispatcher: Dispatcher,
  options: HttpOptions,
  method: Method,
  path: string,
  body: unknown,
  deadlineMs: number,
): Promise<Answer> {
  const remainingMs = Math.max(1, Math.min(options.requestTimeoutMs, deadlineMs - options.now()));
  const deadline = AbortSignal.timeout(remainingMs);
  // A write that is under way is worth its answer, even when everything else is to end.
  const signal = method === "GET" ? AbortSignal.any([deadline, options.signal]) : deadline;
  const sent = request(`${options.baseUrl}${path}`, {
    method,
    dispatcher,
    signal,
    headers: {
      accept: "application/json",
      authorization: `Bearer ${options.apiKey}`,
      "user-agent": options.userAgent,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    body: body === undefined ? null : JSON.stringify(body),
  });
  try {
    return await unlessAborted(signal, sent.then(answerOf));
  } catch (error) {
    throw transportError(method, path, error, {
      timedOut: deadline.aborted,
      interrupted: method === "GET" && options.signal.aborted,
    });
  }
}

async function answerOf({ statusCode, headers, body }: Dispatcher.ResponseData): Promise<Answer> {
  return {
    status: statusCode,
    contentType: single(headers["content-type"]),
    requestId: single(headers["x-request-id"]),
    retryAfter: single(headers["retry-after"]),
    text: await boundedText(body),
  };
}

/**
 * undici hears of a signal only once a request has a connection. Behind a proxy that makes none, it tries for ever; a
 * request that was given up meanwhile is not sent on one that comes later.
 */
function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
  });
  return Promise.race([work, aborted]);
}

function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
