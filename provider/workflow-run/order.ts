import type { Origin } from "../resource.js";
import type { Order } from "./dispatch.js";
import { nextUp } from "./next-up.js";
import type { Declared } from "./defaults.js";
import type { RunField } from "./schema.js";
import type { Outcome } from "./state.js";

/** The first order of a resource. */
export const firstOrder = (declared: Declared, origin: Origin, begunMs: number): Order => ({
  declared,
  origin,
  begunMs,
  sequence: 0,
  base: { own: 0 },
});

/**
 * What an update dispatches; undefined when nothing. What a failure has left missing of an order is made under the keys
 * that it began with.
 */
export function nextOrder(
  declared: Declared,
  origin: Origin,
  before: Outcome,
  changed: readonly RunField[],
  nowMs: number,
): Order | undefined {
  const { sequence, base, made, dispatchedAt } = before;
  const next = nextUp(declared, before, changed);
  if (next === "tries-again") return { ...repeatOf({ declared, origin }, before), made };
  if (next !== "dispatches") return undefined;
  const own = changed.includes("idempotencyKey") ? sequence : base.own;
  return { declared, origin, begunMs: nowMs, sequence, base: { own, since: dispatchedAt } };
}

/** An order goes on under the keys that it was begun with. */
export const repeatOf = (of: Pick<Order, "declared" | "origin">, { sequence, base, dispatchedAt }: Outcome): Order => ({
  ...of,
  begunMs: Date.parse(dispatchedAt),
  sequence,
  base,
});
