import { judgeEach } from "../as-far-as-known.js";
import { runRule } from "../resource-rule.js";

const fields = ["timeoutSeconds", "queueTimeoutSeconds"] as const;

export const gateTimeouts = runRule<{ maxSeconds: number }>(
  {
    name: "gate-timeouts",
    description: "A gate that blocks says how long it waits: a deployment hangs on it.",
    severity: "medium",
    enforcementLevel: "mandatory",
    tags: ["gate"],
    remediationSteps: "Set timeoutSeconds and queueTimeoutSeconds to what a deployment can wait.",
    settings: {
      maxSeconds: { description: "How long either may be.", type: "integer", minimum: 1, default: 3600 },
    },
  },
  (run, { settings: { maxSeconds }, args, report }) => {
    if (run.gate !== "block") return args.notApplicable("The gate does not block.");
    judgeEach(fields, (field) => {
      const seconds = run[field];
      if (seconds === undefined) report(`${field} is not set. Set it, to at most ${maxSeconds}.`);
      else if (seconds > maxSeconds) report(`${field} is ${seconds}; at most ${maxSeconds} are allowed. Lower it.`);
    });
  },
);
