import { createHash } from "node:crypto";
import type { Origin } from "../resource.js";
import type { Declared } from "./defaults.js";

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

const digest = (value: unknown): string => createHash("sha256").update(canonical(value)).digest("hex");

/** What the keys of a resource's dispatches count from. */
export interface Base {
  /** The last sequence before the user's own key came. */
  readonly own: number;
  /**
   * When the order before was begun, as the state tells: no resource that was destroyed, and no order that was left behind
   * before, has the same time. A create has none, since nothing remembers one whose process died.
   */
  readonly since?: string | undefined;
}

/**
 * The idempotency key of one dispatch: the same for the same declaration, sequence and life of the resource, whatever
 * died in between, and another for everything else. A key of the user's own is sent as it is once, and afterwards with
 * what tells its dispatches apart: a count alone would be the same for other triggers.
 *
 * @param sequence of this dispatch, counted over the life of the resource
 */
export function dispatchKey({ urn }: Origin, declared: Declared, sequence: number, base: Base): string {
  const { workflowId, workflowVersionId, triggers, testerModelIds, testerTargets, idempotencyKey: own } = declared;
  if (own !== undefined && sequence === base.own + 1) return own;
  const { since } = base;
  const identity = { urn, since, workflowId, workflowVersionId, triggers, testerModelIds, testerTargets, sequence };
  return own === undefined ? `pulumi-${digest(identity).slice(0, 40)}` : `${own}.${digest(identity).slice(0, 16)}`;
}

/** Stands for a value that is too long to be kept: the same for the same JSON, another for everything else. */
export const hashOf = (value: unknown): string => digest(value).slice(0, 32);
