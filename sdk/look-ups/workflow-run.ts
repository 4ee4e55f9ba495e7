import type * as pulumi from "@pulumi/pulumi";
import type { Verdict } from "../workflow-run.js";
import { asOutput, plainly, type LookUp } from "./ask.js";
import type { LookUpOptions } from "./options.js";

/** Which run is looked up. */
export interface GetWorkflowRunArgs {
  /** The id on the server, as `workflowRun.runIds` or the dashboard has it. */
  readonly id: string;
}

/** The same, with what may come from other resources. */
export interface GetWorkflowRunOutputArgs {
  /** The id on the server. */
  readonly id: pulumi.Input<string>;
}

/** What the judge says of one criterion. */
export interface JudgedCriterion {
  readonly criterionText: string;
  /** Undefined where the server does not say it. */
  readonly isRequired: boolean | undefined;
  readonly passed: boolean;
}

/** A run as it stands; what the server did not say is undefined. The judge's reasons are left to the dashboard. */
export interface GetWorkflowRunResult {
  readonly id: string;
  readonly workflowId: string | undefined;
  readonly model: string | undefined;
  /** The server's own word: `pending`, `running`, or what it ended with. */
  readonly status: string;
  /** What a gate makes of it: `pass` needs an evaluation that says so, and any word that is not known says nothing. */
  readonly verdict: Verdict;
  /** Why it says nothing, where its status does not say it. */
  readonly why: string | undefined;
  /** The run in the dashboard. */
  readonly url: string;
  /** When it was queued, as an ISO time. */
  readonly createdAt: string | undefined;
  readonly startedAt: string | undefined;
  readonly endedAt: string | undefined;
  readonly costUsd: number | undefined;
  /** Of a run that ended with `pass`, `partial` or `fail`; undefined for any other. */
  readonly criteria: readonly JudgedCriterion[] | undefined;
}

const lookUp: LookUp<GetWorkflowRunResult> = {
  name: "getWorkflowRun",
  form: { names: ["id"], oneOf: ["id"] },
  ask: (lookUps, { id = "" }) => lookUps.run(id),
};

/**
 * Looks up a run of any workflow of the account, without waiting for its end; nothing is dispatched. It is asked for once a
 * run of the program, so that a second look tells the same.
 *
 * Under `pulumi.runtime.setMocks` nothing is sent: the mocks' `call` gets the token `armature:index:getWorkflowRun`.
 *
 * @throws pulumi.RunError, as a rejection, when there is no such run; when an argument is wrong; when the settings cannot be
 *   used; when the server cannot be reached or refuses
 */
export const getWorkflowRun = (args: GetWorkflowRunArgs, options?: LookUpOptions): Promise<GetWorkflowRunResult> =>
  plainly(lookUp, args, options);

/**
 * {@link getWorkflowRun} with an id that may be an output. The result is unknown in a preview that does not know it yet,
 * and secret when it is.
 *
 * @throws pulumi.RunError at once when an argument is seen to be wrong
 */
export const getWorkflowRunOutput = (
  args: GetWorkflowRunOutputArgs,
  options?: LookUpOptions,
): pulumi.Output<GetWorkflowRunResult> => asOutput(lookUp, { ...args }, options);
