import { describe, expect, it } from "@jest/globals";
import { missedLine, progressLine } from "../../provider/report/progress.js";
import { failed, run } from "./gated.js";

describe("a line about a run that is waited for", () => {
  it.each([
    ["pending", "pending", "is pending"],
    ["running", "pending", "is running"],
    ["judging", "pending", "is judging"],
    ["pass", "pass", "passed"],
    ["fail", "fail", "failed"],
    ["partial", "fail", "passed in part"],
    ["timed_out", "inconclusive", "timed out"],
    ["error", "inconclusive", "ended with error"],
    ["exploded", "inconclusive", "ended with exploded"],
  ] as const)("of status %s, %s, says that it %s", (status, verdict, words) => {
    expect(progressLine(run({ status, verdict }), 3)).toBe(
      `Run run_1 ${words} after 3 s: https://armature.tools/runs/run_1`,
    );
  });

  it("names the model, and is one line whatever the server writes", () => {
    expect(progressLine({ ...failed, model: "gpt\n5" }, 90)).toBe(
      "Run run_2 (gpt 5) passed in part after 90 s: https://armature.tools/runs/run_2",
    );
  });

  it("says of a look that failed that the run stays known, and why", () => {
    expect(missedLine(failed, "500 it broke")).toBe(
      "Run run_2 (claude) stays known and is looked at again; the last look failed: 500 it broke",
    );
  });
});
