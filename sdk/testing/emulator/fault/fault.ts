import type { Occurrence } from "../check/occurrence.js";

interface Delayed {
  /** How long to wait before anything else is done, in milliseconds, from 0 to 600000. */
  readonly delayMs?: number;
}

interface WorkFirst extends Delayed {
  /** Whether the server does the request's work before it misbehaves. @default false */
  readonly after?: boolean;
}

/** The answer comes late. */
export interface DelayFault {
  /** How long to wait before the work is done, in milliseconds, from 0 to 600000. */
  readonly delayMs: number;
}

/** The connection is closed without an answer, before or after the work is done. */
export interface CutFault extends Delayed {
  readonly cut: "before" | "after";
}

/** The connection is closed inside the answer's body. */
export interface BodyCutFault extends WorkFirst {
  readonly cut: "body";
}

/** The answer is this status. */
export interface StatusFault extends WorkFirst {
  /** An HTTP status, from 200 to 599. */
  readonly status: number;
  /** The `Retry-After` header: seconds or an HTTP date. */
  readonly retryAfter?: string;
  /**
   * The body: `html` is a proxy's page, `json-error` an error in the API's shape, any other text itself, such as
   * `{"error":{"code":"feature_disabled","message":"…"}}`.
   * @default "json-error"
   */
  readonly body?: string;
}

/** The answer is a proxy's HTML page with status 200. */
export interface HtmlFault extends WorkFirst {
  readonly html: true;
}

/** The work is done and its answer is spoilt, under its own status. */
export interface GarbageFault extends Delayed {
  readonly garbage: "empty" | "truncated-json" | "wrong-types" | "nulls" | "not-json";
}

/** The answer's body goes on until the client closes the connection. */
export interface EndlessFault extends WorkFirst {
  readonly endless: true;
}

/** The answer's body comes a byte every 100 milliseconds, until the client closes the connection. */
export interface TrickleFault extends WorkFirst {
  readonly trickle: true;
}

/** The answer is a 302 to the request's own address, where the next request gets the same. */
export interface RedirectFault extends WorkFirst {
  readonly redirect: true;
}

/** The answer stops before its headers or inside its body, and the connection stays open. */
export interface StallFault extends WorkFirst {
  readonly stall: "headers" | "body";
}

/** What a fault does to a request. */
export type FaultEffect =
  | DelayFault
  | CutFault
  | BodyCutFault
  | StatusFault
  | HtmlFault
  | GarbageFault
  | EndlessFault
  | TrickleFault
  | RedirectFault
  | StallFault;

/** What a server takes at most; whatever comes beyond it is struck. */
export interface Allowance {
  /** Requests within any second, from 1 to 100000. @default no limit */
  readonly perSecond?: number;
  /** Requests that are in flight at once, from 1 to 100000. @default no limit */
  readonly inFlight?: number;
}

/** A rule that makes some requests go wrong; of several that fit a request, the first acts. It is plain JSON. */
export interface Fault {
  /** What the request log calls it. @default its place in the list, as `faults[0]` */
  readonly name?: string;
  /** An HTTP method, in either case. @default any method */
  readonly method?: string;
  /**
   * The path below the base URL, without its query: a glob (`*` is one segment, `**` any number), or a regular
   * expression when it starts with `^`.
   * @default any path
   */
  readonly path?: string;
  /** Which of the requests of this method and path, counted from 1 since the faults were set. @default every one */
  readonly nth?: Occurrence;
  /** How often the rule acts at most. @default no limit */
  readonly times?: number;
  /**
   * Strikes only what comes beyond it, so that `{"beyond": {"perSecond": 40}, "do": {"status": 429}}` is a rate limit.
   * @default every request
   */
  readonly beyond?: Allowance;
  readonly do: FaultEffect;
}
