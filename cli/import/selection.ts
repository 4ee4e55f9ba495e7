import type { WorkflowRecord } from "../../provider/api/workflow-record.js";
import { isLike } from "../../sdk/text/wildcard.js";

/** Which workflows are to be taken; what is left out takes all. */
export interface Selection {
  /** Slugs with commas between them. The server decides what is of a category: no row tells. */
  readonly category?: string;
  /** A pattern, in which a * stands for anything. */
  readonly name?: string;
  readonly server?: string;
  /** Those as well that bear the mark of a Pulumi resource, which a stack may still have. */
  readonly managed?: true;
}

/** Whether a record, which may tell less than the whole, is to be taken. */
export function isSelected(record: WorkflowRecord, { name, server }: Selection): boolean {
  const told = record.field("name");
  const isNamed = name === undefined || (typeof told === "string" && isLike(told, name));
  return isNamed && (server === undefined || record.field("mcpServerId") === server);
}
