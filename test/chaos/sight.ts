import type { RunRecord } from "../../sdk/testing/index.js";
import type { Bag } from "../support/provider-process/bag.js";
import type { Dispatch } from "./order.js";
import { testersIn, type Program } from "./program.js";

/** What the state has of a run. */
export interface Kept {
  readonly trigger: string;
  readonly runIds: readonly string[];
  /** Of each of these runs. */
  readonly verdicts: readonly string[];
  /** Which retry these are the runs of. */
  readonly retries: number;
  /** How many dispatches of this round are made; undefined when all are. */
  readonly made: number | undefined;
}

/** What there is after an `up`. */
export interface Sight {
  /** Undefined while the run is not in the stack. */
  readonly kept: Kept | undefined;
  /** What the server has made, oldest first. */
  readonly dispatched: readonly Dispatch[];
}

/** How an `up` went. */
export interface Attempt {
  readonly trigger: string;
  readonly hasPassed: boolean;
  /** Whether nothing went wrong meanwhile, so that it had to come to its end. */
  readonly isCalm: boolean;
}

interface SavedRun {
  readonly triggers: { readonly image: string };
  readonly runIds: readonly string[];
  readonly runs: readonly { readonly verdict: string }[];
  readonly __gate: { readonly made?: number; readonly retries: number };
}

export function keptIn(state: Bag): Kept {
  const { triggers, runIds, runs, __gate } = state as unknown as SavedRun;
  const verdicts = runs.map(({ verdict }) => verdict);
  return { trigger: triggers.image, runIds, verdicts, retries: __gate.retries, made: __gate.made };
}

/** The dispatches among the runs of a server, which makes all runs of a dispatch or none. */
export function dispatchesIn(runs: readonly RunRecord[], program: Program): Dispatch[] {
  const size = testersIn(program);
  const manual = runs.filter(({ trigger }) => trigger === "manual");
  const ended = manual.map(({ id }, index) => ({ id, end: program.ends[index] ?? "pass" }));
  return Array.from({ length: Math.ceil(ended.length / size) }, (_, index) => {
    const its = ended.slice(index * size, (index + 1) * size);
    return { runIds: its.map(({ id }) => id), ends: its.map(({ end }) => end) };
  });
}
