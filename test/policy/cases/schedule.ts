import { unknown } from "../../support/provider-process/bag.js";
import { type Cases, cleanWorkflow, run, workflow } from "./case.js";

const cron = (text: string) => ({ schedule: { cron: text } });

const inProduction = { stack: "prod-eu" };

const unknownSchedule = { shown: workflow({ schedule: unknown }), misses: "schedule" };

export const scheduleCases: Cases = {
  "runs-per-day": [
    { of: "one a day", shown: workflow() },
    { of: "no schedule", shown: workflow({ schedule: undefined }) },
    {
      of: "two models every quarter of an hour",
      shown: workflow({ ...cron("*/15 * * * *"), testerModelIds: ["gpt-5", "claude-sonnet-4"] }),
      says: [
        "schedule comes to 192 runs a day (96 times 2 testers); at most 50 are allowed. " +
          "Schedule it more rarely, or with fewer testers.",
      ],
    },
    {
      of: "workdays only",
      config: { maxRunsPerDay: 0.7 },
      shown: workflow(cron("0 9 * * 1-5")),
      says: [
        "schedule comes to 0.71 runs a day (0.71 times 1 tester); at most 0.7 are allowed. " +
          "Schedule it more rarely, or with fewer testers.",
      ],
    },
    {
      of: "a schedule without a cron",
      shown: workflow({ schedule: { preset: "hourly" } }),
      says: ["schedule has no cron by which its runs could be counted. Give it one."],
    },
    { of: "a schedule that is not known yet", ...unknownSchedule },
  ],
  "schedule-interval": [
    { of: "once a day", shown: workflow(), mends: undefined },
    {
      of: "twice an hour",
      shown: workflow(cron("5,35 * * * *")),
      says: ["schedule.cron comes twice within 30 minutes; at least 60 are required. Name fewer minutes or hours."],
      mends: undefined,
    },
    { of: "on Sundays, late and early", shown: workflow(cron("0 0,23 * * 0")), mends: undefined },
    {
      of: "just before midnight and just after, with a cron to take its place",
      config: { capTo: "0 9 * * *" },
      shown: workflow(cron("50 23,0 * * *")),
      mends: undefined,
    },
    {
      of: "too often, with a cron to take its place",
      config: { minMinutes: 120, capTo: "0 9 * * *" },
      shown: workflow(cron("0 * * * *")),
      says: ["schedule.cron comes twice within 60 minutes; at least 120 are required. Name fewer minutes or hours."],
      mends: { ...cleanWorkflow, schedule: { cron: "0 9 * * *" } },
    },
    { of: "no schedule", shown: workflow({ schedule: undefined }), skips: "The workflow has no schedule." },
    {
      of: "no cron",
      shown: workflow({ schedule: { preset: "hourly" } }),
      skips: "The schedule has no cron that can be read.",
    },
    { of: "a schedule that is not known yet", ...unknownSchedule },
  ],
  "schedule-in-production": [
    { of: "a schedule", shown: workflow({}, inProduction) },
    {
      of: "none",
      shown: workflow({ schedule: undefined }, inProduction),
      says: ['schedule is not set. Give it one, such as { cron: "17 9 * * *" }.'],
    },
    ...["dev", "non-prod", "eu-preprod", "preproduction-eu"].map((stack) => ({
      of: `the stack ${stack}`,
      shown: workflow({ schedule: undefined }, { stack }),
      skips: `The stack ${stack} is not production.`,
    })),
    ...["prod", "Production", "eu-prod", "production-eu"].map((stack) => ({
      of: `the stack ${stack}`,
      shown: workflow({ schedule: undefined }, { stack }),
      says: ['schedule is not set. Give it one, such as { cron: "17 9 * * *" }.'],
    })),
    {
      of: "a stack that is production elsewhere",
      config: { productionStacks: ["d*v"] },
      shown: workflow({ schedule: undefined }),
      says: ['schedule is not set. Give it one, such as { cron: "17 9 * * *" }.'],
    },
    {
      of: "a schedule that is not known yet",
      shown: workflow({ schedule: unknown }, inProduction),
      misses: "schedule",
    },
  ],
  "schedules-staggered": [
    { of: "one workflow", shown: [workflow()] },
    {
      of: "three at the same minute",
      config: { maxAtOnce: 2 },
      shown: ["a", "b", "c"].map((name) => workflow(cron("0 9,10 * * *"), { name })),
      says: [
        "3 workflows start on Sunday at 09:00; at most 2 are allowed: a, b, c. 13 more minutes have too many. " +
          "Give their cron expressions different minutes.",
      ],
    },
    {
      of: "a schedule that is not known yet, beside two that meet",
      config: { maxAtOnce: 1 },
      shown: [workflow({ schedule: unknown }, { name: "a" }), workflow({}, { name: "b" }), workflow({}, { name: "c" })],
      says: [
        "2 workflows start on Sunday at 09:17; at most 1 are allowed: b, c. 6 more minutes have too many. Give their cron expressions different minutes.",
      ],
      misses: "schedule",
    },
  ],
  "stack-runs-per-day": [
    { of: "one workflow", shown: [workflow()] },
    {
      of: "too many together",
      config: { maxRunsPerDay: 30 },
      shown: [
        workflow(cron("0 * * * *"), { name: "often" }),
        workflow(cron("0 */3 * * *"), { name: "rarely" }),
        workflow({ schedule: undefined }, { name: "never" }),
      ],
      says: [
        "The schedules come to 32 runs a day; at most 30 are allowed. Schedule more rarely first often (24), rarely (8).",
      ],
    },
    { of: "a schedule that is not known yet", shown: [workflow({ schedule: unknown })], misses: "schedule" },
    { of: "no workflows", shown: [], skips: "The stack has no workflows that it is to judge." },
  ],
  "tested-in-production": [
    { of: "a schedule", shown: [workflow({}, inProduction)] },
    {
      of: "a run",
      shown: [
        workflow({ schedule: undefined }, inProduction),
        run({}, { ...inProduction, propertyDependsOn: { workflowId: ["find"] } }),
      ],
    },
    {
      of: "neither",
      shown: [workflow({ schedule: undefined }, inProduction), run({}, inProduction)],
      says: ["It has neither a schedule nor a WorkflowRun. Give it one."],
      about: "find",
    },
    { of: "another stack", shown: [workflow({ schedule: undefined })], skips: "The stack dev is not production." },
    {
      of: "a schedule that is not known yet",
      shown: [workflow({ schedule: unknown }, inProduction)],
      misses: "schedule",
    },
  ],
};
