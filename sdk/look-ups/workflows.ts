import type * as pulumi from "@pulumi/pulumi";
import { isLike } from "../text/wildcard.js";
import { asOutput, plainly, type LookUp } from "./ask.js";
import type { LookUpOptions } from "./options.js";

/** Which workflows are listed; what is left out lets all through. */
export interface ListWorkflowsArgs {
  /** A pattern of the whole name, in any case, in which a `*` stands for anything. @default any name */
  readonly name?: string | undefined;
  /** The id of the MCP server that they test. @default any server */
  readonly mcpServerId?: string | undefined;
}

/** The same, with what may come from other resources. */
export interface ListWorkflowsOutputArgs {
  /** A pattern of the whole name, in which a `*` stands for anything. @default any name */
  readonly name?: pulumi.Input<string | undefined>;
  /** The id of the MCP server that they test. @default any server */
  readonly mcpServerId?: pulumi.Input<string | undefined>;
}

/** A workflow as a list tells it; `getWorkflow` tells the rest. */
export interface ListedWorkflow {
  readonly id: string;
  /** Its id where the server does not tell a name. */
  readonly name: string;
  /** Undefined where the list does not tell it and nobody asked for it. */
  readonly mcpServerId: string | undefined;
}

/** What {@link listWorkflows} finds. */
export interface ListWorkflowsResult {
  /** Those that are not archived, as the server orders them; empty when there are none. */
  readonly workflows: readonly ListedWorkflow[];
}

const lookUp: LookUp<ListWorkflowsResult> = {
  name: "listWorkflows",
  form: { names: ["name", "mcpServerId"] },
  ask: async (lookUps, { name = "*", mcpServerId }) => {
    const isNamed = (told: string): boolean => isLike(told, name);
    return { workflows: await lookUps.workflows({ isNamed, mcpServerId }) };
  },
};

/**
 * Lists the workflows of the account; nothing is changed. The list is asked for once a run of the program and shared by
 * all look-ups, so that a workflow which is created meanwhile may be missing. Where a row does not tell its server and
 * `mcpServerId` is given, that workflow is asked for by itself.
 *
 * Under `pulumi.runtime.setMocks` nothing is sent: the mocks' `call` gets the token `armature:index:listWorkflows`.
 *
 * @throws pulumi.RunError, as a rejection, when an argument is wrong, when the settings cannot be used, and when the server
 *   cannot be reached, refuses, or gives a list without its end
 */
export const listWorkflows = (args: ListWorkflowsArgs = {}, options?: LookUpOptions): Promise<ListWorkflowsResult> =>
  plainly(lookUp, args, options);

/**
 * {@link listWorkflows} with arguments that may be outputs. The result is unknown in a preview that does not know them
 * yet, and secret when one of them is.
 *
 * @throws pulumi.RunError at once when an argument is seen to be wrong
 */
export const listWorkflowsOutput = (
  args: ListWorkflowsOutputArgs = {},
  options?: LookUpOptions,
): pulumi.Output<ListWorkflowsResult> => asOutput(lookUp, { ...args }, options);
