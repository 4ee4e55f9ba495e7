import type * as pulumi from "@pulumi/pulumi";
import { asOutput, plainly, type LookUp } from "./ask.js";
import type { LookUpOptions } from "./options.js";

/** Which MCP server is looked up: by its id or by its name, one of the two. */
export interface GetMcpServerArgs {
  /** The id on the server, as `mcpServerId` of a workflow takes it. Not beside `name`. */
  readonly id?: string | undefined;
  /** The whole name that the dashboard shows, in its own upper and lower case. Not beside `id`. */
  readonly name?: string | undefined;
}

/** The same, with what may come from other resources. */
export interface GetMcpServerOutputArgs {
  /** The id on the server. Not beside `name`. */
  readonly id?: pulumi.Input<string | undefined>;
  /** The whole name that the dashboard shows. Not beside `id`. */
  readonly name?: pulumi.Input<string | undefined>;
}

/** An MCP server that is registered with Armature; what the API does not tell is undefined. */
export interface GetMcpServerResult {
  readonly id: string;
  /** Its id where the API does not tell a name. */
  readonly name: string;
  /** How it is reached: `streamable_http`, `sse` or `stdio_hosted`. */
  readonly transportType: string | undefined;
  /** Its address, for one that has one. */
  readonly baseUrl: string | undefined;
  /** The slugs of its categories. */
  readonly categories: readonly string[] | undefined;
}

const lookUp: LookUp<GetMcpServerResult> = {
  name: "getMcpServer",
  form: { names: ["id", "name"], oneOf: ["id", "name"] },
  ask: (lookUps, { id, name = "" }) => lookUps.mcpServer(id === undefined ? { name } : { id }),
};

/**
 * Looks up an MCP server of the account, such as for a workflow's `mcpServerId`; nothing is changed. It is asked for once a
 * run of the program, and the list of servers once for all names.
 *
 * Under `pulumi.runtime.setMocks` nothing is sent: the mocks' `call` gets the token `armature:index:getMcpServer`.
 *
 * @throws pulumi.RunError, as a rejection, when there is no such server, or more than one of that name; when an argument is
 *   wrong; when the settings cannot be used; when the API cannot be reached or refuses
 */
export const getMcpServer = (args: GetMcpServerArgs, options?: LookUpOptions): Promise<GetMcpServerResult> =>
  plainly(lookUp, args, options);

/**
 * {@link getMcpServer} with arguments that may be outputs. The result is unknown in a preview that does not know them yet,
 * and secret when one of them is.
 *
 * @throws pulumi.RunError at once when an argument is seen to be wrong
 */
export const getMcpServerOutput = (
  args: GetMcpServerOutputArgs,
  options?: LookUpOptions,
): pulumi.Output<GetMcpServerResult> => asOutput(lookUp, { ...args }, options);
