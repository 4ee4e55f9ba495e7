import type { Fault, ProfileName } from "../../sdk/testing/index.js";
import type { Verb } from "../support/stack/operation.js";

/** One operation of a stack's life, and the server that it meets. */
export interface Step {
  readonly name: string;
  readonly verb: Verb;
  readonly env?: Readonly<Record<string, string>>;
  /** @default "documented" */
  readonly profile?: ProfileName;
  readonly faults?: readonly Fault[];
}

/** 40 requests a second, and 25 at once. */
const rateLimit: Fault = {
  beyond: { perSecond: 40, inFlight: 25 },
  do: { status: 429, retryAfter: "1" },
};

const partialList: ProfileName = "bare-array-partial";

const create: Step = { name: "create", verb: "up" };
const unchanged: Step = { name: "unchanged up", verb: "up" };
const preview: Step = { name: "preview", verb: "preview" };
const oneChange: Step = { name: "one change", verb: "up", env: { BENCH_CHANGED: "7" } };
const refresh: Step = { name: "refresh", verb: "refresh" };
const destroy: Step = { name: "destroy", verb: "destroy" };

/** A program's life, its last change kept. */
const life = [create, unchanged, preview, oneChange, refresh];

/** Refreshes of a server that makes it hard. */
const hardRefreshes: readonly Step[] = [
  { name: "refresh, partial list", verb: "refresh", profile: partialList },
  { name: "refresh, 20 ms latency", verb: "refresh", faults: [{ do: { delayMs: 20 } }] },
  { name: "refresh, rate limit", verb: "refresh", faults: [rateLimit] },
  { name: "refresh, rate limit, partial list", verb: "refresh", profile: partialList, faults: [rateLimit] },
];

export const lightSteps: readonly Step[] = [...life, destroy];

/** Without those that cost about as much as an unchanged `up`. */
export const leastSteps: readonly Step[] = [create, unchanged, refresh, destroy];

export const quickSteps: readonly Step[] = [create, unchanged, preview, refresh, destroy];

export const allSteps: readonly Step[] = [...life, ...hardRefreshes, destroy];
