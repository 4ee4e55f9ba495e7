import { createHash } from "node:crypto";
import type { Origin } from "../resource.js";
import type { Declared } from "./schema.js";

/** The same text for the same JSON, whatever the order of keys. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  // What a preview does not know is like nothing that is known.
  if (typeof value === "symbol") return value.toString();
  if (typeof value !== "object" || !value) return value === undefined ? "null" : JSON.stringify(value);
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join()}}`;
}

/**
 * The idempotency key of one dispatch: the same for the same declaration and sequence, whatever died in between, and
 * another for everything else. A key of the user's own counts its dispatches: `mine`, `mine.2`, `mine.3`.
 *
 * @param sequence of this dispatch, counted over the life of the resource
 * @param base the last sequence before the user's own key came
 */
export function dispatchKey(origin: Origin, declared: Declared, sequence: number, base: number): string {
  if (declared.idempotencyKey !== undefined) {
    const count = sequence - base;
    return count === 1 ? declared.idempotencyKey : `${declared.idempotencyKey}.${count}`;
  }
  const { urn } = origin;
  const { workflowId, workflowVersionId, triggers } = declared;
  const identity = { urn, workflowId, workflowVersionId, triggers, sequence };
  return `pulumi-${createHash("sha256").update(canonical(identity)).digest("hex").slice(0, 40)}`;
}

/** Stands for a value that is too long to be kept: the same for the same JSON, another for everything else. */
export const hashOf = (value: unknown): string =>
  createHash("sha256").update(canonical(value)).digest("hex").slice(0, 32);
