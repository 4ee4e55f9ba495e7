import { workflowRule } from "../resource-rule.js";

/** The names by which the server may be told a number of tries. */
const countName = /attempts|retries|retry.?count|tries|^max$/i;

export const retryBounded = workflowRule<{ maxRetries: number }>(
  {
    name: "retry-bounded",
    description: "A retry policy has a small number as its end: every further try is a run that costs money.",
    severity: "medium",
    enforcementLevel: "mandatory",
    tags: ["cost"],
    remediationSteps: "Give retryPolicy a number of tries within the limit, or leave it out.",
    settings: {
      maxRetries: { description: "How many tries there may be.", type: "integer", minimum: 0, default: 3 },
    },
  },
  ({ retryPolicy }, { settings: { maxRetries }, args, report }) => {
    if (retryPolicy === undefined) return args.notApplicable("The workflow has no retryPolicy.");
    const counts = Object.entries(retryPolicy).filter(([name]) => countName.test(name));
    if (counts.length === 0) report("retryPolicy names no number of tries. Give it one, such as max_retries: 1.");
    for (const [name, count] of counts) {
      if (typeof count !== "number") report(`retryPolicy.${name} is no number. Give one, at most ${maxRetries}.`);
      else if (count > maxRetries) report(`retryPolicy.${name} is ${count}, of at most ${maxRetries}.`);
    }
  },
);
