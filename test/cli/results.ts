import { fullResultOf } from "../../provider/report/result.js";
import type { Run } from "../../provider/report/gate-report.js";
import type { Result } from "../../provider/report/result-schema.js";
import { gated, run } from "../unit/gated.js";

const numbered = "Returned at least one open issue with its number, its title and its author";
const asked = "Asked for confirmation before it closed anything";

const at = (second: number): string => new Date(Date.UTC(2026, 10, 24, 10, 0, second)).toISOString();

const timed = (seconds: number): Pick<Run, "startedAt" | "endedAt"> => ({ startedAt: at(2), endedAt: at(2 + seconds) });

const broken = run({
  ...timed(4),
  id: "run_d3319f",
  model: "llama-4-maverick",
  status: "error",
  verdict: "inconclusive",
  why: "the server answered with an error before the agent had started",
});

/** A gate that failed, with something of everything. */
export const failedGate: Result = fullResultOf(
  gated(
    [
      run({
        ...timed(89),
        id: "run_8f2c1a",
        model: "claude-sonnet-4",
        costUsd: 0.184,
        criteria: { passed: 5, total: 5 },
        failedCriteria: [],
      }),
      run({
        ...timed(122),
        id: "run_19bd07",
        model: "gpt-5",
        status: "partial",
        verdict: "fail",
        costUsd: 0.237,
        criteria: { passed: 3, total: 5 },
        failedCriteria: [numbered, asked],
        baselineRunId: "run_71aa3e",
        regressions: [asked],
      }),
      run({
        ...timed(68),
        id: "run_55e0c4",
        model: "gemini-2.5-pro",
        verdict: "fail",
        costUsd: 0.091,
        criteria: { passed: 4, total: 5 },
        failedCriteria: [numbered],
        baselineRunId: "run_02cc91",
      }),
      broken,
    ],
    { workflowId: "wf_01JD6Q", sequence: 7 },
  ),
);

/** More models than fit side by side, each twice, with names and criteria that no line has room for. */
export const manyModels: Result = fullResultOf(
  gated(
    Array.from({ length: 18 }, (_, index) =>
      run({
        ...timed(30 + index),
        id: `run_${"0".repeat(60)}${index}`,
        model: `${"model-of-a-rather-long-name-".repeat(3)}${index >> 1}`,
        verdict: index % 4 === 3 ? "fail" : "pass",
        criteria: { passed: index % 4 === 3 ? 1 : 3, total: 3 },
        failedCriteria: index % 4 === 3 ? ["word".repeat(70), asked] : [],
      }),
    ),
    { requiredPasses: "any", flaky: true, retried: [broken], bypass: { gate: "warn", reason: "w".repeat(300) } },
  ),
);

/** What a command reports that could dispatch nothing. */
export const nothing: Result = {
  version: 1,
  name: "search",
  verdict: "inconclusive",
  blocked: false,
  flaky: false,
  why: "GET /workflows/search failed: connection refused. Run the command again.",
  sequence: 0,
  dispatchedAt: "2026-11-24T10:00:00.123Z",
  requiredPasses: "all",
  count: { pass: 0, fail: 0, inconclusive: 0, pending: 0 },
  runs: [],
  retried: [],
};
