import { randomBytes, randomUUID } from "node:crypto";
import type { Profile } from "../profile/profile.js";

/** A new id: opaque, never used twice. */
export const newIdentifier = (prefix: "wf" | "wfv" | "run" | "mcp", { ids }: Profile): string =>
  ids === "uuid" ? randomUUID() : `${prefix}_${randomBytes(12).toString("hex")}`;
