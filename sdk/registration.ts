import * as pulumi from "@pulumi/pulumi";
import { programError } from "./program-error.js";

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

/** What is sent for a resource that is read, and neither created nor changed. */
export const readOnlyInputs = (handler: keyof typeof providerText): pulumi.Inputs => ({
  __provider: providerText[handler],
  __readOnly: true,
});

/** Whether a path can name it: a program in JavaScript may give anything. */
export const isId = (id: unknown): id is string => typeof id === "string" && !/^\s*\.{0,2}\s*$/u.test(id);

/** @throws pulumi.RunError for what no path can name */
function idToAdopt(id: unknown): string {
  if (isId(id)) return id;
  throw programError('The resource option import is not the id of a workflow, such as "wf_…".');
}
