import type { RunRecord } from "../api/run-record.js";
import { runVerdict } from "./verdict.js";

/** A run that is so old when its order is begun belongs to a stack that was destroyed meanwhile. */
const longAgoMs = 60 * 60 * 1000;

/**
 * Whose a run is that a create meets under its key: of a deployment that died lately, or of a resource that was destroyed.
 * One that has not ended is nobody's verdict yet. Undefined when no time of it can be read.
 */
export function lifeOf(run: RunRecord, begunMs: number): "this" | "another" | undefined {
  if (runVerdict(run) === "pending") return "this";
  const times = [run.endedAt, run.startedAt, run.createdAt].map((time) => Date.parse(time ?? ""));
  const timeMs = times.find((time) => !Number.isNaN(time));
  if (timeMs === undefined) return undefined;
  return timeMs < begunMs - longAgoMs ? "another" : "this";
}
