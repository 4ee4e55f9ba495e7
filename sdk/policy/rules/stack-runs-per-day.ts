import { asFarAsKnown } from "../as-far-as-known.js";
import { rounded, runsPerDay } from "../cost.js";
import { stackRule } from "../stack-rule.js";

const shownWorkflows = 3;

export const stackRunsPerDay = stackRule<{ maxRunsPerDay: number }>(
  {
    name: "stack-runs-per-day",
    description: "All schedules of a stack together come to few enough runs a day: each run costs money.",
    severity: "high",
    enforcementLevel: "mandatory",
    tags: ["cost", "schedule"],
    remediationSteps: "Schedule the most expensive workflows more rarely, or with fewer models.",
    settings: {
      maxRunsPerDay: {
        description: "How many runs a day a stack may come to, in the mean over years.",
        type: "number",
        exclusiveMinimum: 0,
        default: 1000,
      },
    },
  },
  ({ settings: { maxRunsPerDay }, workflows, report }) => {
    const counts = asFarAsKnown(workflows, ({ resource, props }) => ({
      name: resource.name,
      runs: runsPerDay(props) ?? 0,
    }));
    const sum = counts.told.reduce((total, { runs }) => total + runs, 0);
    if (sum > maxRunsPerDay) {
      const most = counts.told
        .filter(({ runs }) => runs > 0)
        .sort((a, b) => b.runs - a.runs)
        .slice(0, shownWorkflows);
      report(
        `The schedules come to ${rounded(sum)} runs a day; at most ${maxRunsPerDay} are allowed. ` +
          `Schedule more rarely first ${most.map(({ name, runs }) => `${name} (${rounded(runs)})`).join(", ")}.`,
      );
    }
    counts.admit();
  },
);
