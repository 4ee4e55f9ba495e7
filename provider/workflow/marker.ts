import { createHash } from "node:crypto";
import { isWire } from "../api/record.js";
import type { WorkflowRecord } from "../api/workflow-record.js";
import type { Origin } from "../resource.js";

/** The key in a workflow's `metadata` under which the provider keeps its mark. */
export const markerKey = "pulumi-armature";

/**
 * What marks a workflow as one resource's own: a hash of the resource's URN (project, stack, the types of its parents and
 * its logical name), the same in every deployment, so that one that died can be found by the next.
 */
export function markerOf({ urn }: Origin): string {
  return createHash("sha256").update(urn).digest("hex").slice(0, 32);
}

/** The mark that a record bears; empty when it bears none, undefined when it does not tell its metadata. */
export function markIn(record: WorkflowRecord): string | undefined {
  const metadata = record.field("metadata");
  if (!isWire(metadata)) return undefined;
  const mark = metadata[markerKey];
  return typeof mark === "string" ? mark : "";
}
