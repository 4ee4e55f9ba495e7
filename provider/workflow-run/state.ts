import type { Properties } from "../resource.js";
import type { RunVerdict, Verdict } from "./verdict.js";

/** A run as the state, the outputs and the reports tell it. What the server did not say is left out. */
export interface Run {
  readonly id: string;
  /** Which dispatch made it, counted over the life of the resource. */
  readonly sequence: number;
  readonly model?: string | undefined;
  readonly status: string;
  readonly verdict: RunVerdict;
  readonly url: string;
  readonly startedAt?: string | undefined;
  readonly endedAt?: string | undefined;
  readonly costUsd?: number | undefined;
  /** The required criteria that did not pass. */
  readonly failedCriteria?: readonly string[] | undefined;
  /** The criteria that passed in the baseline run and did not here. */
  readonly regressions?: readonly string[] | undefined;
}

/** Why a gate that did not pass did not stop the deployment. */
export interface Bypass {
  readonly gate: "warn";
  readonly reason: string;
}

/** What the state keeps beside the declared inputs. */
export interface Outcome {
  /** The runs of the last dispatch, and those of a dispatch whose inconclusive runs it repeats. */
  readonly runs: readonly Run[];
  readonly verdict: Verdict;
  /** How many dispatches there have been. */
  readonly sequence: number;
  readonly dispatchedAt: string;
  /** Whether the runs passed only after inconclusive ones. */
  readonly flaky: boolean;
  readonly bypass?: Bypass | undefined;
  /** The last sequence before the user's own key came. */
  readonly base: number;
  /** The last run that passed, against which the next is compared. */
  readonly lastPass?: string | undefined;
}

/** The outcome in a state, if there is one. */
export function outcomeIn(state: Properties): Outcome | undefined {
  const { runs, verdict, sequence, dispatchedAt, __base: base, __lastPass: lastPass, __flaky, __bypass } = state;
  if (!Array.isArray(runs) || typeof sequence !== "number" || typeof dispatchedAt !== "string") return undefined;
  return {
    runs: runs as Run[],
    verdict: verdict as Verdict,
    sequence,
    dispatchedAt,
    flaky: __flaky === true,
    bypass: __bypass as Bypass | undefined,
    base: typeof base === "number" ? base : 0,
    lastPass: typeof lastPass === "string" ? lastPass : undefined,
  };
}
