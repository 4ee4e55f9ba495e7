import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { type InstrumentedBuild, instrumentedBuild } from "../support/await-points/await-points.js";
import { isWhole } from "./extent.js";
import { runScenarios } from "./run-scenarios.js";
import { pointsOf, strikeAll } from "./strike-all.js";
import { everyStrike, someStrikes } from "./strikes.js";
import { workflowScenarios } from "./workflow-scenarios.js";

let build: InstrumentedBuild;

beforeAll(() => {
  build = instrumentedBuild();
});
afterAll(() => build.remove());

const scenarios = [...workflowScenarios, ...runScenarios].map((scenario, index) => ({ ...scenario, index }));

const struck = new Set<string>();

/** A whole scenario is struck a hundred times and more, in a process each time. */
const patienceMs = isWhole ? 600_000 : 120_000;

it.each(scenarios)(
  "$what is done once, whatever strikes it and where",
  async ({ index, ...scenario }) => {
    const passes = await pointsOf(scenario, build);
    const strikes = isWhole ? everyStrike(passes, struck) : someStrikes(passes, index);
    expect(strikes.length).toBeGreaterThan(1);
    expect(await strikeAll(scenario, build, strikes)).toEqual([]);
  },
  patienceMs,
);
