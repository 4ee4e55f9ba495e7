import { describe, expect, it } from "@jest/globals";
import { nextOrder } from "../../provider/workflow-run/order.js";
import { defaults } from "../../provider/workflow-run/defaults.js";
import type { Outcome } from "../../provider/workflow-run/state.js";
import { run } from "./gated.js";

const origin = {
  urn: "urn:pulumi:dev::shop::armature:WorkflowRun::smoke",
  project: "shop",
  stack: "dev",
  name: "smoke",
};

const declared = { ...defaults, workflowId: "wf_1", gate: "block" as const, repeats: 3 };

const before: Outcome = {
  runs: [run({ verdict: "fail", status: "fail" })],
  retried: [],
  retries: 0,
  verdict: "fail",
  sequence: 4,
  dispatchedAt: "2026-11-24T10:00:00.123Z",
  dashboard: "https://armature.tools",
  base: { own: 1 },
};

const nowMs = Date.parse("2026-11-26T10:00:00.123Z");

describe("the order of an update", () => {
  it("that completes one goes on with its keys, and takes the runs of its time, however late", () => {
    expect(nextOrder(declared, origin, { ...before, made: 1 }, [], nowMs)).toEqual({
      declared,
      origin,
      begunMs: Date.parse(before.dispatchedAt),
      sequence: 4,
      base: { own: 1 },
      made: 1,
    });
  });

  it("that is another counts from the one before, and is begun now", () => {
    const base = { own: 1, since: before.dispatchedAt };
    for (const changed of [["triggers"], ["testerModelIds"]] as const) {
      const order = { declared, origin, begunMs: nowMs, sequence: 4, base };
      expect(nextOrder(declared, origin, { ...before, made: 1 }, changed, nowMs)).toEqual(order);
      expect(nextOrder(declared, origin, before, changed, nowMs)).toEqual(order);
    }
    expect(nextOrder(declared, origin, before, ["idempotencyKey"], nowMs)?.base.own).toBe(4);
  });

  it("is none where nothing dispatches", () => {
    expect(nextOrder({ ...declared, afterFailure: "hold" }, origin, before, [], nowMs)).toBeUndefined();
    expect(nextOrder(declared, origin, { ...before, verdict: "pass" }, ["reason"], nowMs)).toBeUndefined();
  });
});
