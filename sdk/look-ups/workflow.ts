import type * as pulumi from "@pulumi/pulumi";
import type { JsonObject } from "../workflow.js";
import { asOutput, plainly, type LookUp } from "./ask.js";
import type { LookUpOptions } from "./options.js";

/** Which workflow is looked up: by its id or by its name, one of the two. */
export interface GetWorkflowArgs {
  /** The id on the server, as `workflow.id` or the dashboard has it. Not beside `name`. */
  readonly id?: string | undefined;
  /** The whole name that the dashboard shows, in its own upper and lower case. Not beside `id`. */
  readonly name?: string | undefined;
}

/** The same, with what may come from other resources. */
export interface GetWorkflowOutputArgs {
  /** The id on the server. Not beside `name`. */
  readonly id?: pulumi.Input<string | undefined>;
  /** The whole name that the dashboard shows. Not beside `id`. */
  readonly name?: pulumi.Input<string | undefined>;
}

/** What a run of a looked-up workflow is judged by. */
export interface LookedUpCriterion {
  readonly criterionText: string;
  /** Undefined where the server does not say it. */
  readonly isRequired: boolean | undefined;
}

/** A tester of a looked-up workflow. */
export interface LookedUpTarget {
  readonly modelId: string;
  readonly skillMode: string | undefined;
  readonly skillVersionId: string | undefined;
}

/**
 * A workflow as the server tells it, under the names of `WorkflowArgs`. What is not set, or what the server does not
 * tell, is undefined. Nothing of it is secret, though another program may have declared it as one.
 */
export interface GetWorkflowResult {
  readonly id: string;
  readonly name: string;
  readonly mcpServerId: string;
  readonly testerPrompt: string;
  readonly description: string | undefined;
  readonly defaultMcpAuthProfileId: string | undefined;
  readonly testerModelId: string | undefined;
  readonly testerModelIds: string[] | undefined;
  readonly testerTargets: LookedUpTarget[] | undefined;
  readonly criteria: LookedUpCriterion[] | undefined;
  readonly schedule: JsonObject | undefined;
  readonly limits: JsonObject | undefined;
  readonly retryPolicy: JsonObject | undefined;
  readonly toolPolicy: JsonObject | undefined;
  /** Without the mark that the provider keeps there. */
  readonly metadata: JsonObject | undefined;
  /** The version that runs test now. */
  readonly currentVersion: { readonly id: string };
}

const lookUp: LookUp<GetWorkflowResult> = {
  name: "getWorkflow",
  form: { names: ["id", "name"], oneOf: ["id", "name"] },
  ask: (lookUps, { id, name = "" }) => lookUps.workflow(id === undefined ? { name } : { id }),
};

/**
 * Looks up a workflow of the account; nothing is changed. It is asked for once a run of the program, however often it is
 * looked up, in a preview too. By name the organization's workflows are listed, once for all names.
 *
 * Under `pulumi.runtime.setMocks` nothing is sent: the mocks' `call` gets the token `armature:index:getWorkflow`.
 *
 * @throws pulumi.RunError, as a rejection, when there is no such workflow, or more than one of that name; when an argument
 *   is wrong; when the settings cannot be used; when the server cannot be reached or refuses
 */
export const getWorkflow = (args: GetWorkflowArgs, options?: LookUpOptions): Promise<GetWorkflowResult> =>
  plainly(lookUp, args, options);

/**
 * {@link getWorkflow} with arguments that may be outputs. The result is unknown in a preview that does not know them yet,
 * and secret when one of them is.
 *
 * @throws pulumi.RunError at once when an argument is seen to be wrong
 */
export const getWorkflowOutput = (
  args: GetWorkflowOutputArgs,
  options?: LookUpOptions,
): pulumi.Output<GetWorkflowResult> => asOutput(lookUp, { ...args }, options);
