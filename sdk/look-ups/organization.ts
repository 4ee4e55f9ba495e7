import type * as pulumi from "@pulumi/pulumi";
import { asOutput, plainly, type LookUp } from "./ask.js";
import type { LookUpOptions } from "./options.js";

/** The organization that the account belongs to, and what its key may do; what the API does not tell is undefined. */
export interface GetOrganizationResult {
  readonly id: string;
  readonly slug: string;
  readonly name: string | undefined;
  /** The role of the key: `viewer`, `editor`, `admin` or `owner`. */
  readonly role: string | undefined;
  /** The part of the key that is no secret. */
  readonly apiKeyId: string | undefined;
  /** What the dashboard calls the key. */
  readonly apiKeyName: string | undefined;
}

const lookUp: LookUp<GetOrganizationResult> = {
  name: "getOrganization",
  form: { names: [] },
  ask: (lookUps) => lookUps.organization(),
};

/**
 * Looks up the organization of the account; nothing is changed. It is asked for once a run of the program.
 *
 * Under `pulumi.runtime.setMocks` nothing is sent: the mocks' `call` gets the token `armature:index:getOrganization`.
 *
 * @throws pulumi.RunError, as a rejection, when the settings cannot be used, when the key is not that of
 *   `armature:organization`, and when the API cannot be reached or refuses
 */
export const getOrganization = (options?: LookUpOptions): Promise<GetOrganizationResult> =>
  plainly(lookUp, {}, options);

/** {@link getOrganization} as an output: unknown in a preview that does not know the settings of its provider yet. */
export const getOrganizationOutput = (options?: LookUpOptions): pulumi.Output<GetOrganizationResult> =>
  asOutput(lookUp, {}, options);
