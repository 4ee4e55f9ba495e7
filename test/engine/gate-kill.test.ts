import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { endsSoon } from "../support/process/process-end.js";
import { sendSignal } from "../support/process/tree.js";
import { deployGate, type GateDeployment } from "./gate-deployment.js";
import { processOf } from "./gate-processes.js";

const victims = ["whole deployment", "provider host", "engine"] as const;

const moments = [
  [
    "between the dispatch and its answer",
    [{ method: "POST", path: "/workflows/*/runs", do: { stall: "headers", after: true } }],
  ],
  ["while it waits", []],
] as const;

describe("a gate that is killed", () => {
  let deployment: GateDeployment;
  beforeEach(async () => {
    deployment = await deployGate(undefined, { script: [{ trigger: "manual", pendingMs: 0, runningMs: 4_000 }] });
  });
  afterEach(() => deployment.close());

  describe.each(moments)("%s", (_, faults) => {
    it.each(victims)("by kill -9 of the %s passes at the next up with the same run", async (victim) => {
      const { emulator, stack, dispatched, untilDispatched, untilWaiting, kept } = deployment;
      await emulator.setFaults(faults);
      const running = stack.start("up");
      await (faults.length > 0 ? untilDispatched(1) : untilWaiting());
      const host = processOf("provider host");
      if (victim === "whole deployment") running.kill("SIGKILL");
      else sendSignal(processOf(victim), "SIGKILL");
      expect((await running.ended).exitCode).not.toBe(0);
      expect(await kept()).toBeUndefined();
      // An answer that is under way is worth waiting for; a run is not, without an engine.
      if (faults.length === 0) expect(await endsSoon(host)).toBe(true);

      await emulator.setFaults([]);
      if (victim !== "provider host") await stack.unlock();
      expect((await stack.up()).exitCode).toBe(0);
      const runIds = await dispatched();
      expect(runIds).toHaveLength(1);
      expect(await kept()).toEqual({ runIds, verdict: "pass" });
      expect((await emulator.workflows()).map(({ name }) => name)).toEqual(["search", "after"]);
    });
  });
});
