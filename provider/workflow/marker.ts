import { createHash } from "node:crypto";
import type { Origin } from "../resource.js";

/** The key in a workflow's `metadata` under which the provider keeps its mark. */
export const markerKey = "pulumi-armature";

/**
 * What marks a workflow as one resource's own: a hash of where the resource stands, the same in every deployment, so
 * that a creation whose answer was lost can be found again.
 */
export function markerOf({ project, stack, name }: Origin): string {
  const place = JSON.stringify([project, stack, name]);
  return createHash("sha256").update(place).digest("hex").slice(0, 32);
}
