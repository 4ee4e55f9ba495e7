import type { ErrorKind } from "../../../provider/api/error.js";
import type { FaultCase } from "./fault.js";

// What can be concluded from a fault, whichever request it strikes.

export const isUnreached = ({ strike }: FaultCase): boolean => "barrier" in strike;

/** Whether the answer itself says that nothing was done. Any status but a 4xx may come after the work, a 408 too. */
const isRefusal = ({ status = 0 }: FaultCase): boolean => status >= 400 && status <= 499 && status !== 408;

/** Whether the server may be at work on the request, for all that the client can know. */
export const mayHaveArrived = (fault: FaultCase): boolean => !isUnreached(fault) && !isRefusal(fault);

const transient: ReadonlySet<ErrorKind> = new Set(["network", "timeout", "rate-limited", "server"]);

/** How often a request is sent where one retry is allowed: again if time may mend it, a POST only if it did not arrive. */
export function tries(method: "GET" | "POST" | "PATCH" | "DELETE", fault: FaultCase): number {
  if (isUnreached(fault)) return 0;
  const isRepeatable = method !== "POST" || !mayHaveArrived(fault);
  return transient.has(fault.kind) && !fault.isBeyondWaiting && isRepeatable ? 2 : 1;
}

/** Whether the fault is of one of these kinds. */
export const isOf = ({ kind }: FaultCase, ...kinds: readonly ErrorKind[]): boolean => kinds.includes(kind);
