import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { deployGate, gated, type GateDeployment } from "./gate-deployment.js";

describe("a refresh", () => {
  let deployment: GateDeployment;

  beforeEach(async () => {
    const script = [{ trigger: "manual", nth: 1, pendingMs: 0, runningMs: 3_000, status: "fail" }] as const;
    deployment = await deployGate(gated(`timeoutSeconds: 1, afterFailure: "hold"`), { script });
  });
  afterEach(() => deployment.close());

  it("opens no gate, neither one that is closed before its run has ended nor one whose run has failed", async () => {
    const { emulator, stack, dispatched, kept } = deployment;
    const isOpen = async (): Promise<boolean> => (await emulator.workflows()).some(({ name }) => name === "after");
    expect((await stack.up()).exitCode).not.toBe(0);
    const first = await dispatched();
    expect(await kept()).toEqual({ runIds: first, verdict: "inconclusive" });

    // The program stays as it is: only the closed gate itself is a reason to go on with it.
    expect((await stack.refresh()).exitCode).toBe(0);
    expect((await stack.up()).exitCode).not.toBe(0);
    expect(await kept()).toEqual({ runIds: first, verdict: "fail" });
    expect(await dispatched()).toEqual(first);

    expect((await stack.refresh()).exitCode).toBe(0);
    expect((await stack.up()).exitCode).not.toBe(0);
    expect(await dispatched()).toEqual(first);
    expect(await isOpen()).toBe(false);

    deployment.program(gated());
    expect((await stack.up()).exitCode).toBe(0);
    expect(await dispatched()).toHaveLength(2);
    expect(await isOpen()).toBe(true);
  });
});
