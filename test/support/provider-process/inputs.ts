import { providerText } from "../../../sdk/registration.js";
import type { Bag } from "./bag.js";

export type Handler = keyof typeof providerText;

/**
 * The inputs of a resource as its class sends them.
 *
 * @param adopt the resource option `import`
 */
export const inputs = (name: string, args: Bag, adopt?: string, handler: Handler = "workflow"): Bag => ({
  ...args,
  __provider: providerText[handler],
  __origin: { project: "lifecycle", stack: "test", name },
  ...(adopt === undefined ? {} : { __import: adopt }),
});
