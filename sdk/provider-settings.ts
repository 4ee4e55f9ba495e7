import type * as pulumi from "@pulumi/pulumi";

/** What each explicit provider of the program was given, by full name. Neither the object nor the state shows it. */
const given = new WeakMap<pulumi.ProviderResource, pulumi.Inputs>();

export function rememberSettings(provider: pulumi.ProviderResource, settings: pulumi.Inputs): void {
  given.set(provider, settings);
}

/** Undefined for a provider that this copy of the package has not made. */
export const settingsOf = (provider: pulumi.ProviderResource): pulumi.Inputs | undefined => given.get(provider);
