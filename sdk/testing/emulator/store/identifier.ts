import { randomBytes } from "node:crypto";

/** A new id as the API prints them, such as `wf_…`: opaque, never used twice. */
export const newIdentifier = (prefix: "wf" | "wfv" | "run" | "mcp"): string =>
  `${prefix}_${randomBytes(12).toString("hex")}`;
