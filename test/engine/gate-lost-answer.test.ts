import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { FaultEffect } from "../../sdk/testing/index.js";
import { deployGate, gated, type GateDeployment } from "./gate-deployment.js";

const losses: [trigger: string, effect: FaultEffect][] = [
  ["a", { status: 503, after: true }],
  ["b", { cut: "after" }],
  ["c", { garbage: "truncated-json" }],
];

describe("a gate whose dispatch is done and answered by a 503, not at all, or by half an answer", () => {
  let deployment: GateDeployment;

  beforeEach(async () => {
    deployment = await deployGate();
  });
  afterEach(() => deployment.close());

  it("passes in the same up with the one run that it has made", async () => {
    const { emulator, stack, dispatched, kept } = deployment;
    for (const [index, [trigger, effect]] of losses.entries()) {
      deployment.program(gated(`triggers: "${trigger}"`));
      await emulator.setFaults([{ method: "POST", path: "/workflows/*/runs", times: 1, do: effect }]);
      expect((await stack.up()).exitCode).toBe(0);
      const runIds = await dispatched();
      expect(runIds).toHaveLength(index + 1);
      expect(await kept()).toEqual({ runIds: runIds.slice(-1), verdict: "pass" });
    }
  });
});
