import { cadenceOf } from "../cadence.js";
import { scheduled } from "../cost.js";
import { workflowRule } from "../resource-rule.js";

interface Settings {
  readonly minMinutes: number;
  readonly capTo: string;
}

const isTooOften = (cron: string, { minMinutes }: Settings): boolean =>
  (cadenceOf(cron)?.leastMinutes ?? Infinity) < minMinutes;

export const scheduleInterval = workflowRule<Settings>(
  {
    name: "schedule-interval",
    description: "Two runs of a schedule are far enough apart: a test that is still going meets itself.",
    severity: "medium",
    enforcementLevel: "mandatory",
    tags: ["schedule", "cost"],
    remediationSteps: "Give schedule.cron fewer minutes or hours. With the level remediate, capTo takes its place.",
    settings: {
      minMinutes: {
        description: "How many minutes lie between two runs at least.",
        type: "integer",
        minimum: 1,
        maximum: 1440,
        default: 60,
      },
      capTo: {
        description: "The cron that takes the place of one that comes too often, with the level remediate.",
        type: "string",
        default: "",
      },
    },
    wrong: (settings) =>
      settings.capTo === "" || (cadenceOf(settings.capTo) !== undefined && !isTooOften(settings.capTo, settings))
        ? []
        : ["capTo: is no cron, or one that comes more often than minMinutes allows"],
  },
  (workflow, { settings, args, report }) => {
    const cadence = scheduled(workflow);
    if (cadence === "never") return args.notApplicable("The workflow has no schedule.");
    if (cadence === "uncounted") return args.notApplicable("The schedule has no cron that can be read.");
    if (cadence.leastMinutes < settings.minMinutes)
      report(
        `schedule.cron comes twice within ${cadence.leastMinutes} minutes; at least ${settings.minMinutes} are required. ` +
          "Name fewer minutes or hours.",
      );
  },
  (workflow, settings) => {
    const { schedule } = workflow;
    if (settings.capTo === "" || schedule?.cron === undefined || !isTooOften(schedule.cron, settings)) return false;
    schedule.cron = settings.capTo;
    return true;
  },
);
