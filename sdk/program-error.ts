import * as pulumi from "@pulumi/pulumi";

/**
 * What is wrong with a program, in one line. It has no stack, which Pulumi would not show, but formats all the same: where one
 * leads through an `apply`, that takes Node 20 a quarter of a minute and gigabytes.
 */
export function programError(message: string): pulumi.RunError {
  const error = new pulumi.RunError(message);
  error.stack = `${error.name}: ${message}`;
  return error;
}
