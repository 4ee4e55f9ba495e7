import { existsSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { Fault } from "../../sdk/testing/index.js";
import { deployGate, gated, type GateDeployment } from "./gate-deployment.js";

const evaluation = (answer: Fault["do"]): Fault => ({ method: "GET", path: "/runs/run_*/evaluation", do: answer });

const halfThere = JSON.stringify({ criteria: [{ criterionText: "Found an issue", isRequired: true }] });

describe("a gate on the real engine", () => {
  let deployment: GateDeployment;

  beforeEach(async () => {
    deployment = await deployGate(gated(), { script: [{ trigger: "manual", pendingMs: 0, runningMs: 0 }] });
  });
  afterEach(() => deployment.close());

  it.each([
    [
      "refuses",
      { status: 400, body: '{"error":{"code":"no_testers","message":"It has no models."}}' },
      "It has no mod",
    ],
    ["answers with no run", { status: 202, body: '{"runIds":[]}' }, "the answer names no run"],
  ])("of a workflow with no models, which the server %s, fails and is dispatched later", async (_, answer, said) => {
    const { emulator, stack, dispatched, kept } = deployment;
    await emulator.setFaults([{ method: "POST", path: "/workflows/*/runs", do: answer }]);
    const { exitCode, output } = await stack.up();
    expect(exitCode).not.toBe(0);
    expect(output).toMatch(/error: POST \/workflows\/\S+\/runs failed: /u);
    expect(output).toContain(said);
    expect(await kept()).toBeUndefined();
    expect(await dispatched()).toEqual([]);

    await emulator.setFaults([]);
    expect((await stack.up()).exitCode).toBe(0);
    expect(await dispatched()).toHaveLength(1);
  });

  it.each([
    ["missing", { status: 404, body: '{"error":{"code":"not_found","message":"none"}}' }],
    ["half there", { status: 200, body: halfThere }],
  ])(
    "proves nothing by a pass whose evaluation is %s, and passes by the same run once it is whole",
    async (_, answer) => {
      const { emulator, stack, dispatched, kept } = deployment;
      deployment.program(gated(`afterFailure: "hold"`));
      await emulator.setFaults([evaluation(answer)]);
      const { exitCode, output } = await stack.up();
      expect(exitCode).not.toBe(0);
      expect(output).toContain("The gate is closed (inconclusive): 1 of 1 run has to pass; 1 inconclusive.");
      expect(output).toContain("its evaluation cannot be read: it is missing, or not whole");
      const runIds = await dispatched();
      expect(await kept()).toEqual({ runIds, verdict: "inconclusive" });
      expect((await emulator.workflows()).map(({ name }) => name)).toEqual(["search"]);

      await emulator.setFaults([]);
      expect((await stack.up()).exitCode).toBe(0);
      expect(await kept()).toEqual({ runIds, verdict: "pass" });
      expect(runIds).toHaveLength(1);
    },
  );

  it("waits as long as the server wants no looks, and passes then", async () => {
    const { emulator, stack, dispatched, kept } = deployment;
    const held: Fault = {
      method: "GET",
      path: "/runs/run_*",
      nth: 2,
      do: { status: 429, retryAfter: "2" },
    };
    await emulator.setFaults([held]);
    expect((await stack.up()).exitCode).toBe(0);
    const looks = (await emulator.requests()).filter((request) => /^\/runs\/[^/]+$/u.test(request.path));
    expect(looks.map(({ status }) => status)).toEqual([200, 429, 200]);
    expect(await kept()).toEqual({ runIds: await dispatched(), verdict: "pass" });
  });

  it("writes its reports where they are now to go, and dispatches nothing for it", async () => {
    const { stack, dispatched, folder } = deployment;
    const isThere = (name: string): boolean => existsSync(path.join(folder, name));
    deployment.program(gated(`reports: { json: "old/gate.json" }`));
    expect((await stack.up()).exitCode).toBe(0);
    deployment.program(gated(`reports: { json: "new/gate.json" }`));
    expect((await stack.up()).changes).toMatchObject({ update: 1 });
    expect([isThere("old/gate.json"), isThere("new/gate.json")]).toEqual([true, true]);
    expect(await dispatched()).toHaveLength(1);
  });
});
