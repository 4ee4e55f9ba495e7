import { describe, expect, it } from "@jest/globals";
import { runRecord } from "../../provider/api/run-record.js";
import { lifeOf } from "../../provider/workflow-run/life.js";

const nowMs = Date.parse("2026-11-24T12:00:00Z");
const old = "2026-11-24T10:59:59Z";
const late = "2026-11-24T11:00:01Z";

const lifeOfRun = (answer: Record<string, unknown>): unknown => {
  const record = runRecord({ id: "run_1", ...answer });
  return record && lifeOf(record, nowMs);
};

describe("a run that a create meets under its key", () => {
  it.each([
    { status: "pass", endedAt: late, startedAt: old },
    { status: "fail", finished_at: late },
    { status: "pass", startedAt: late, createdAt: old },
    { status: "error", created_at: late },
    { status: "pass", endedAt: "just now", startedAt: late },
  ])("and ended less than an hour ago is of a deployment that died: %j", (answer) => {
    expect(lifeOfRun(answer)).toBe("this");
  });

  it.each([
    { status: "pass", endedAt: old },
    { status: "pass", startedAt: old },
    { status: "pass", createdAt: old, endedAt: "" },
    { status: "timed_out", completedAt: old, startedAt: late },
    { status: "gone", endedAt: old },
  ])("and ended longer ago is of a resource that was destroyed: %j", (answer) => {
    expect(lifeOfRun(answer)).toBe("another");
  });

  it.each([{ status: "pass" }, { status: "fail", endedAt: 1_795_000_000, stopped: late }])(
    "and ended nobody can tell when is of nobody knows whom: %j",
    (answer) => {
      expect(lifeOfRun(answer)).toBeUndefined();
    },
  );

  it.each([{ status: "running", createdAt: old }, { status: "pending" }, {}])(
    "and has not ended is taken: %j",
    (answer) => {
      expect(lifeOfRun(answer)).toBe("this");
    },
  );
});
