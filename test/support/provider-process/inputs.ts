import { providerText } from "../../../sdk/registration.js";
import type { Bag } from "./bag.js";

/**
 * The inputs of a workflow as the resource class sends them.
 *
 * @param adopt the resource option `import`
 */
export const inputs = (name: string, args: Bag, adopt?: string): Bag => ({
  ...args,
  __provider: providerText.workflow,
  __origin: { project: "lifecycle", stack: "test", name },
  ...(adopt === undefined ? {} : { __import: adopt }),
});
