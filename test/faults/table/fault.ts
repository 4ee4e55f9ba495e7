import type { ErrorKind } from "../../../provider/api/error.js";
import type { FaultEffect } from "../../../sdk/testing/index.js";

/** Why no request reaches the server. */
export type Barrier = "refused" | "dns" | "tls" | "proxy";

/** One way in which requests go wrong, and what is known of it by the nature of the thing. */
export interface FaultCase {
  readonly name: string;
  /** What the server does to the requests of the verb, or what stands between it and the provider. */
  readonly strike: { readonly effect: () => FaultEffect } | { readonly barrier: Barrier };
  /** What a person has to be told that it is. */
  readonly kind: ErrorKind;
  /** The status of an answer that is not a success. */
  readonly status?: number;
  /** Whether the server has done the work all the same. */
  readonly isWorkDone: boolean;
  /** Whether the answer is JSON under the right status, with nothing in it that can be used. */
  readonly isHollow: boolean;
  /** Whether the server wants a longer wait than a request may take. */
  readonly isBeyondWaiting: boolean;
}

type Nature = Partial<Pick<FaultCase, "status" | "isWorkDone" | "isHollow" | "isBeyondWaiting">>;

const plain = { isWorkDone: false, isHollow: false, isBeyondWaiting: false };

/** A fault of the answer. */
export const answered = (name: string, kind: ErrorKind, effect: () => FaultEffect, nature: Nature = {}): FaultCase => ({
  ...plain,
  name,
  kind,
  strike: { effect },
  ...nature,
});

/** A refusal by a status, whose work is not done unless the effect says otherwise. */
export function refusedWith(
  status: number,
  kind: ErrorKind,
  { named = "", isBeyondWaiting = false, ...more }: { named?: string; isBeyondWaiting?: boolean } & Refusal = {},
): FaultCase {
  const { retryAfter, ...rest } = more;
  const effect = (): FaultEffect => ({ status, ...rest, ...(retryAfter && { retryAfter: retryAfter() }) });
  const nature = { status, isBeyondWaiting, isWorkDone: rest.after === true };
  return answered(`${status}${named}`, kind, effect, nature);
}

interface Refusal {
  readonly body?: string;
  readonly after?: boolean;
  /** A date depends on when it is asked for. */
  readonly retryAfter?: () => string;
}

/** A fault of the way to the server. */
export const unreached = (name: string, barrier: Barrier): FaultCase => ({
  ...plain,
  name,
  kind: "network",
  strike: { barrier },
});
