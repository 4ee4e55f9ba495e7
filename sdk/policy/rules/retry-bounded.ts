import { judgeEach } from "../as-far-as-known.js";
import { workflowRule } from "../resource-rule.js";

/** The names by which the server may be told a number of tries. */
const countName = /^(?:max|maximum)?(?:attempts|retries|tries|retrycount|max)$/;

const isCount = (name: string): boolean => countName.test(name.toLowerCase().replace(/[_-]/g, ""));

type Members = Readonly<Record<string, unknown>>;

/** A number of tries, wherever it stands in a policy. */
interface Count {
  readonly path: string;
  readonly read: () => unknown;
}

function countsIn(policy: Members, path: string): Count[] {
  return Object.keys(policy).flatMap((name) => {
    const at = `${path}.${name}`;
    if (isCount(name)) return [{ path: at, read: () => policy[name] }];
    return /^on_?/i.test(name) && typeof policy[name] === "object" ? countsIn(policy[name] as Members, at) : [];
  });
}

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
    const counts = countsIn(retryPolicy, "retryPolicy");
    if (counts.length === 0 && retryPolicy["enabled"] !== false)
      report("retryPolicy names no number of tries. Give it one, such as max_retries: 1.");
    judgeEach(counts, ({ path, read }) => {
      const count = read();
      if (typeof count !== "number" || !Number.isInteger(count) || count < 0)
        report(`${path} is not a whole number from 0. Give one, at most ${maxRetries}.`);
      else if (count > maxRetries) report(`${path} is ${count}; at most ${maxRetries} are allowed. Lower it.`);
    });
  },
);
