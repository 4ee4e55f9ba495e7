export type Method = "GET" | "POST" | "PATCH" | "DELETE";

/** What went wrong, in the few words on which callers decide. */
export type ErrorKind =
  | "not-found"
  | "conflict"
  | "invalid"
  | "unauthorized"
  | "forbidden"
  | "rate-limited"
  | "server"
  | "network"
  | "timeout"
  | "interrupted"
  | "malformed-answer";

/** What the person who reads the error can do about it. */
export const hints: Readonly<Record<ErrorKind, string>> = {
  "not-found":
    "It is gone, its id is wrong, or it belongs to another organization than the key: if armature:organization, " +
    "armature:baseUrl or armature:apiKey was changed, set it back; else run `pulumi refresh` to see what still exists.",
  conflict: "Someone else changed it at the same time; run the deployment again.",
  invalid: "Correct the named fields and run the deployment again.",
  unauthorized:
    "Check armature:apiKey (or ARMATURE_API_KEY): the key may be revoked or belong to another host. " +
    "A refresh or destroy takes the stack's settings as of the last `pulumi up`, unless it has --run-program.",
  forbidden:
    "Make a key with an editor, admin or owner role, in an organization that may do this, and set armature:apiKey.",
  "rate-limited": "Run the deployment again later, or lower armature:maxConcurrentRequests.",
  server: "Run the deployment again; if it stays, report the request to Armature's support.",
  network:
    "Check armature:baseUrl or armature:organization, the network and HTTPS_PROXY, then run the deployment again.",
  timeout: "Run the deployment again, or raise armature:requestTimeoutSeconds or armature:totalTimeoutSeconds.",
  interrupted: "Run the deployment again; it looks first for what this one began.",
  "malformed-answer": "Check that armature:baseUrl is Armature's REST API and that no proxy answers in its place.",
};

interface Details {
  readonly kind: ErrorKind;
  readonly method: Method;
  readonly path: string;
  /** What happened, in words of ours or in the server's redacted ones. */
  readonly what: string;
  readonly status?: number | undefined;
  readonly requestId?: string | undefined;
  readonly retryAfterMs?: number | undefined;
  /** False only when the server cannot have acted on the request. */
  readonly mayHaveArrived: boolean;
}

/** A request that did not end well: one line saying what happened and what to do next, never a header, body or key. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly kind: ErrorKind;
  readonly method: Method;
  readonly path: string;
  readonly what: string;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  readonly retryAfterMs: number | undefined;
  readonly mayHaveArrived: boolean;

  constructor(details: Details) {
    const status = details.status === undefined ? "" : `${details.status} `;
    const request = details.requestId === undefined ? "" : ` (request ${details.requestId})`;
    const { method, path, what } = details;
    super(`${method} ${path} failed: ${status}${what}${request}. ${hints[details.kind]}`);
    this.kind = details.kind;
    this.method = method;
    this.path = path;
    this.what = what;
    this.status = details.status;
    this.requestId = details.requestId;
    this.retryAfterMs = details.retryAfterMs;
    this.mayHaveArrived = details.mayHaveArrived;
  }
}

/** The kind of an HTTP status that is not a success. */
export function kindOfStatus(status: number): ErrorKind {
  switch (status) {
    case 401:
      return "unauthorized";
    case 402:
    case 403:
      return "forbidden";
    case 404:
    case 410:
      return "not-found";
    case 408:
      return "timeout";
    case 409:
      return "conflict";
    case 429:
      return "rate-limited";
    default:
      if (status >= 500) return "server";
      return status >= 400 ? "invalid" : "malformed-answer";
  }
}

/**
 * Whether an answer with this status leaves open that the server did the work.
 * A 4xx says that it did not; a 408 may come from a proxy, a 5xx after the work, and anything else is no answer at all.
 */
export function statusLeavesOpen(status: number): boolean {
  return status === 408 || status < 400 || status >= 500;
}
