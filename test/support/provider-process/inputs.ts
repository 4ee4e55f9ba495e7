import { providerText } from "../../../sdk/registration.js";
import type { Bag } from "./bag.js";

export type Handler = keyof typeof providerText;

const types = { workflow: "Workflow", workflowRun: "WorkflowRun" } as const;

/**
 * The inputs of a resource as its class sends them.
 *
 * @param adopt the resource option `import`
 */
export const inputs = (name: string, args: Bag, adopt?: string, handler: Handler = "workflow"): Bag => ({
  ...args,
  __provider: providerText[handler],
  __urn: `urn:pulumi:test::lifecycle::pulumi-nodejs:dynamic/armature:${types[handler]}::${name}`,
  ...(adopt === undefined ? {} : { __import: adopt }),
});
