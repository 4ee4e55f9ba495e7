import * as pulumi from "@pulumi/pulumi";
import { jsonInputs } from "./json-value.js";
import { rememberSettings } from "./provider-settings.js";
import { refuseUnknownSettings } from "./unknown-settings.js";

/** An account of Armature. What is left out is read from the environment; a stack's configuration is not looked at. */
export interface ProviderArgs {
  /** The base URL of the REST API. @default `ARMATURE_BASE_URL`, else made from `organization` */
  baseUrl?: pulumi.Input<string | undefined>;
  /** The slug of the organization: the API is at `https://<slug>.armature.app/api/armature/v1`. @default `ARMATURE_ORGANIZATION` */
  organization?: pulumi.Input<string | undefined>;
  /** A key of the form `amt_<key-id>_<secret>`, kept as a secret. @default `ARMATURE_API_KEY` */
  apiKey?: pulumi.Input<string | undefined>;
  /** How long one attempt of a request may take, in seconds, from 1 to 600. @default 60 */
  requestTimeoutSeconds?: pulumi.Input<number | undefined>;
  /** How long a request may take with all of its retries, in seconds, from 1 to 3600. @default 180 */
  totalTimeoutSeconds?: pulumi.Input<number | undefined>;
  /** How often a request that may be repeated is tried again, from 0 to 10. @default 4 */
  maxRetries?: pulumi.Input<number | undefined>;
  /** How many requests are under way at once, and so how many connections, from 1 to 100. @default 16 */
  maxConcurrentRequests?: pulumi.Input<number | undefined>;
  /** How long after a dispatch its runs are first looked at, in seconds, from 0.1 to 60. @default 2 */
  pollIntervalSeconds?: pulumi.Input<number | undefined>;
  /** How far apart looks at runs become, in seconds, from 0.1 to 300. @default 15 */
  maxPollIntervalSeconds?: pulumi.Input<number | undefined>;
  /**
   * What becomes of a workflow that an earlier deployment left behind for a resource that is to be created: `adopt` it if
   * it is what the program declares and not older than a day, else refuse; `refuse` always; `create` another. @default adopt
   */
  onExisting?: pulumi.Input<"adopt" | "refuse" | "create" | undefined>;
  /** Whether the provider keeps its mark in a workflow's `metadata`. @default true */
  marker?: pulumi.Input<boolean | undefined>;
}

/**
 * An account other than the one of the stack's configuration, for the option `provider` of resources and look-ups.
 * Settings that are missing or malformed fail at the first request that needs them.
 */
export class Provider extends pulumi.ProviderResource {
  /** @throws pulumi.RunError when an argument is none of these, or holds something that is not JSON */
  constructor(name: string, args: ProviderArgs = {}, options?: pulumi.ResourceOptions) {
    refuseUnknownSettings(`Provider "${name}"`, args);
    const { apiKey, ...others } = jsonInputs(`Provider "${name}"`, args);
    const settings = { ...others, apiKey: apiKey === undefined ? undefined : pulumi.secret(apiKey) };
    const inputs = Object.fromEntries(Object.entries(settings).map(([key, value]) => [`armature:${key}`, value]));
    super("pulumi-nodejs", name, inputs, options);
    rememberSettings(this, inputs);
  }
}
