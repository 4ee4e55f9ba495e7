import type * as pulumi from "@pulumi/pulumi";
import type { Provider } from "../provider.js";
import { settingsOf } from "../provider-settings.js";
import { nearestName } from "../text/nearest-name.js";
import { programError } from "../program-error.js";

/** Which account a look-up asks. */
export interface LookUpOptions {
  /** The account. @default that of `parent`, else the stack's configuration and the environment */
  readonly provider?: Provider | undefined;
  /** A resource whose children may have an account of their own, which is then asked. @default none */
  readonly parent?: pulumi.Resource | undefined;
}

const names: readonly (keyof LookUpOptions)[] = ["provider", "parent"];

/** What a parent has a provider for. */
const resourceType = "pulumi-nodejs:dynamic/armature:Workflow";

/** An account that the program has made, and what it was given. */
export interface ExplicitAccount {
  readonly provider: pulumi.ProviderResource;
  readonly settings: pulumi.Inputs;
}

/** All that is wrong with the options of a look-up. */
export function optionProblems(options: object): string[] {
  const unknown = Object.keys(options).filter((key) => !names.some((name) => name === key));
  return unknown.map((key) => `the option ${key} is not known; the nearest is ${nearestName(key, names)}`);
}

/** Undefined for the stack's own account. @throws pulumi.RunError for a provider of another kind */
export function accountOf(whose: string, options: LookUpOptions): ExplicitAccount | undefined {
  const provider: pulumi.ProviderResource | undefined = options.provider ?? options.parent?.getProvider(resourceType);
  if (provider === undefined) return undefined;
  const settings = settingsOf(provider);
  if (settings !== undefined) return { provider, settings };
  const place = options.provider === undefined ? "the provider of its parent" : "the option provider";
  throw programError(`${whose}: ${place} is not a Provider that this copy of pulumi-armature has made.`);
}
