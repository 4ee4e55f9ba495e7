import { describe, expect, it } from "@jest/globals";
import { missedLine, progressLine } from "../../provider/report/progress.js";
import { failed, run } from "./gated.js";

describe("a line about a run that is waited for", () => {
  it.each([
    ["pending", "pending", "is pending, waited for 3 s"],
    ["running", "pending", "is running, waited for 3 s"],
    ["judging", "pending", "is judging, waited for 3 s"],
    ["pass", "pass", "passed"],
    ["fail", "fail", "failed"],
    ["partial", "fail", "passed in part"],
    ["timed_out", "inconclusive", "timed out"],
    ["error", "inconclusive", "ended with error"],
    ["exploded", "inconclusive", "ended with exploded"],
  ] as const)("of status %s, %s, says that it %s", (status, verdict, words) => {
    expect(progressLine(run({ status, verdict }), 3)).toBe(`Run run_1 ${words}: https://armature.tools/runs/run_1`);
  });

  it("tells the run's own time once it has ended", () => {
    const at = (second: number): string => `2026-11-24T10:00:0${second}Z`;
    const line = (startedAt: string, endedAt: string): string => progressLine(run({ startedAt, endedAt }), 90);
    expect(line(at(1), at(6))).toContain("passed after 5 s: ");
    expect(line(at(1), at(1))).toContain("passed after under 1 s: ");
    expect(line(at(6), at(1))).toContain("passed: ");
    // Its evaluation is still to be read.
    const awaited = run({ verdict: "pending", status: "pass", startedAt: at(1), endedAt: at(5) });
    expect(progressLine(awaited, 90)).toContain("passed after 4 s: ");
  });

  it("names the model, and is one line whatever the server writes", () => {
    expect(progressLine({ ...failed, model: "gpt\n5" }, 90)).toBe(
      "Run run_2 (gpt 5) passed in part after 91 s: https://armature.tools/runs/run_2",
    );
  });

  it("says of a look that failed that the run stays known, and why", () => {
    expect(missedLine(failed, "500 it broke")).toBe(
      "Run run_2 (claude) stays known and is looked at again; the last look failed: 500 it broke",
    );
  });
});
