import type { WorkflowRecord } from "../../provider/api/workflow-record.js";

/** Which workflows are to be taken; what is left out takes all. */
export interface Selection {
  /** A pattern, in which a * stands for anything. */
  readonly name?: string;
  readonly server?: string;
  readonly category?: readonly string[];
}

function isLike(text: string, pattern: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "is").test(text);
}

/** Whether a record, which may tell less than the whole, is to be taken. */
export function isSelected(record: WorkflowRecord, { name, server }: Selection): boolean {
  const told = record.field("name");
  const isNamed = name === undefined || (typeof told === "string" && isLike(told, name));
  return isNamed && (server === undefined || record.field("mcpServerId") === server);
}
