import * as pulumi from "@pulumi/pulumi";

/**
 * What the state keeps to find the provider by. It is state format: byte for byte the same in every release, since a
 * destroy or a refresh runs the text of the release that wrote it.
 */
export const providerText = {
  workflow: 'exports.handler = () => require("pulumi-armature/provider").workflow;',
  workflowRun: 'exports.handler = () => require("pulumi-armature/provider").workflowRun;',
} as const;

/** The resource options without what the provider does itself: the engine cannot import a dynamic resource. */
export function optionsFor(options: pulumi.CustomResourceOptions | undefined): pulumi.CustomResourceOptions {
  const rest = { ...options };
  delete rest.import;
  return rest;
}

/** What every resource sends beside its inputs, by names that the engine keeps out of its diffs. */
export function internalInputs(
  handler: keyof typeof providerText,
  type: string,
  name: string,
  options: pulumi.CustomResourceOptions | undefined,
): pulumi.Inputs {
  return {
    __provider: providerText[handler],
    __urn: pulumi.createUrn(name, type, options?.parent),
    ...(options?.import === undefined ? {} : { __import: options.import }),
  };
}
