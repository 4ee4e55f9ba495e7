import type { Given } from "./schema.js";

/** What counts where the program says nothing. */
export const defaults = {
  gate: "off",
  requiredPasses: "all",
  repeats: 1,
  onInconclusive: "block",
  afterFailure: "redispatch",
  timeoutSeconds: 1800,
  queueTimeoutSeconds: 900,
} as const satisfies Given;

/** What a program declares of a run, with every default filled in. */
export type Declared = Given &
  Required<Pick<Given, keyof typeof defaults>> & {
    readonly workflowId: string;
  };
