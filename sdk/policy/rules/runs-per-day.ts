import { rounded, runsPerDay as countedRuns } from "../cost.js";
import { workflowRule } from "../resource-rule.js";
import { runsPerDispatch } from "../testers.js";

export const runsPerDay = workflowRule<{ maxRunsPerDay: number }>(
  {
    name: "runs-per-day",
    description: "The schedule of a workflow comes to few enough runs a day: each run costs money.",
    severity: "high",
    enforcementLevel: "mandatory",
    tags: ["cost", "schedule"],
    remediationSteps: "Schedule it more rarely, or with fewer models.",
    settings: {
      maxRunsPerDay: {
        description: "How many runs a day a workflow may come to, in the mean over years: testers × times a day.",
        type: "number",
        exclusiveMinimum: 0,
        default: 50,
      },
    },
  },
  (workflow, { settings: { maxRunsPerDay }, report }) => {
    const runs = countedRuns(workflow);
    const testers = runsPerDispatch(workflow);
    if (runs === undefined) report("schedule has no cron by which its runs could be counted. Give it one.");
    else if (runs > maxRunsPerDay)
      report(
        `schedule comes to ${rounded(runs)} runs a day (${rounded(runs / testers)} times ${testers} ` +
          `${testers === 1 ? "tester" : "testers"}); at most ${maxRunsPerDay} are allowed. ` +
          "Schedule it more rarely, or with fewer testers.",
      );
  },
);
