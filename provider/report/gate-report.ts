import type { Count, RequiredPasses, RunVerdict, Verdict } from "../workflow-run/verdict.js";

/** A run as the state, the outputs and the reports tell it. What the server did not say is left out. */
export interface Run {
  readonly id: string;
  /** Which dispatch made it, counted over the life of the resource. */
  readonly sequence: number;
  readonly model?: string;
  /** The server's own word. */
  readonly status: string;
  readonly verdict: RunVerdict;
  /** The run in the dashboard. */
  readonly url: string;
  readonly startedAt?: string;
  readonly endedAt?: string;
  readonly costUsd?: number;
  /** How many of all its criteria passed, required or not. They stay unnamed: any may be a secret of the program. */
  readonly criteria?: { readonly passed: number; readonly total: number };
  /** The required criteria that did not pass. */
  readonly failedCriteria?: readonly string[];
  /** The run that it was compared with, where one of its criteria did not pass. */
  readonly baselineRunId?: string;
  /** The criteria that passed in that run and did not here. */
  readonly regressions?: readonly string[];
  /** Why the run says nothing, where its status does not say it: a deadline, an interruption, a refusal. */
  readonly why?: string;
}

/** Why a gate that did not pass did not stop the deployment. */
export interface Bypass {
  readonly gate: "warn";
  readonly reason: string;
}

/** What the next update does about a gate if nothing changes until then. */
export type NextUp = "nothing" | "takes-up" | "dispatches" | "holds" | "tries-again";

/** What a deployment knows of its gate, and a command that dispatches runs does not. */
export interface Deployed {
  /** Where the run stands in the user's code. */
  readonly project: string;
  readonly stack: string;
  readonly gate: "off" | "warn" | "block";
  /** A command may not have found the workflow. */
  readonly workflowId: string;
}

/** A gate and what came of it: the one thing that every text is made from. */
export interface GateReport extends Partial<Deployed> {
  /** The logical name of the run; where a command has dispatched it, what people call the workflow. */
  readonly name: string;
  readonly verdict: Verdict;
  /** Whether it stops the deployment; where a command has dispatched it, whether it did not pass. */
  readonly blocked: boolean;
  /** Whether the runs passed only after inconclusive ones. */
  readonly flaky: boolean;
  /** Why it has no other verdict, where its runs do not say it: some of them are missing, or there is none. */
  readonly why?: string;
  /** How many runs are missing of those that were asked for; none where it is left out. */
  readonly missing?: number;
  readonly bypass?: Bypass;
  /** What becomes of runs that say nothing. */
  readonly onInconclusive: "block" | "warn" | "retry";
  /** None where a command has dispatched the runs, and no deployment. */
  readonly nextUp: NextUp | "none";
  readonly sequence: number;
  readonly dispatchedAt: string;
  readonly requiredPasses: RequiredPasses;
  /** Over the runs that are judged. */
  readonly count: Count;
  /** The runs that are judged: those of the last dispatch. */
  readonly runs: readonly Run[];
  /** The inconclusive runs that were dispatched again. */
  readonly retried: readonly Run[];
}
