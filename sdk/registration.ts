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
    ...(options?.import === undefined ? {} : { __import: idToAdopt(options.import) }),
  };
}

/** @throws pulumi.RunError for what no path can name: a program in JavaScript may give anything */
function idToAdopt(id: unknown): string {
  if (typeof id === "string" && !/^\s*\.{0,2}\s*$/u.test(id)) return id;
  throw new pulumi.RunError('The resource option import is not the id of a workflow, such as "wf_…".');
}
