import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { endsSoon } from "../support/process/process-end.js";
import { deployGate, gated, type GateDeployment } from "./gate-deployment.js";
import { processOf } from "./gate-processes.js";

/** Longer than an interrupted deployment may take to end, so that one that ends in time has not waited for its runs. */
const runningMs = 7_000;
const boundMs = 5_000;

// Node tells the host of the engine's Cancel from version 22 on; before, the first Ctrl-C waits for the runs.
const hearsCancel = Number(process.versions.node.split(".")[0]) >= 22;

describe("a deployment that Ctrl-C interrupts while its gate waits", () => {
  let deployment: GateDeployment;

  beforeEach(async () => {
    deployment = await deployGate(gated(`triggers: "a"`), { script: [{ trigger: "manual", pendingMs: 0, runningMs }] });
  });
  afterEach(() => deployment.close());

  /** Interrupts an `up` as soon as it waits; gives back how long it took to end, in milliseconds. */
  async function interrupted(signals: 1 | 2, interruptions = 1): Promise<number> {
    const { emulator, stack, untilWaiting, untilSaid } = deployment;
    await emulator.clearRequests();
    const running = stack.start("up");
    await untilWaiting();
    const host = processOf("provider host");
    const beganMs = Date.now();
    running.kill("SIGINT");
    await untilSaid("^C received; cancelling.", interruptions);
    // An `up` that has ended meanwhile hears no more.
    if (signals === 2) running.kill("SIGINT");
    expect((await running.ended).exitCode).not.toBe(0);
    const tookMs = Date.now() - beganMs;
    expect(await endsSoon(host)).toBe(true);
    return tookMs;
  }

  const names = async (): Promise<string[]> => (await deployment.emulator.workflows()).map(({ name }) => name);

  it(`once ${hearsCancel ? "ends soon" : "ends with its runs"}, and they pass the next up`, async () => {
    const { stack, dispatched, kept } = deployment;
    expect(await interrupted(1)).toBeLessThan(hearsCancel ? boundMs : runningMs + boundMs);
    const runIds = await dispatched();
    expect(runIds).toHaveLength(1);
    expect(await kept()).toEqual({ runIds, verdict: hearsCancel ? "pending" : "pass" });
    expect(await names()).toEqual(["search"]);

    await stack.refresh();
    expect(await kept()).toEqual({ runIds, verdict: hearsCancel ? "pending" : "pass" });
    expect((await stack.up()).exitCode).toBe(0);
    expect(await kept()).toEqual({ runIds, verdict: "pass" });
    expect(await dispatched()).toEqual(runIds);
    expect(await names()).toEqual(["search", "after"]);
  });

  it("twice ends soon, first dispatch or later one, and the next up goes on with the same runs", async () => {
    const { stack, dispatched, kept } = deployment;
    expect(await interrupted(2)).toBeLessThan(boundMs);
    const first = await dispatched();
    expect(first).toHaveLength(1);
    expect((await stack.up()).exitCode).toBe(0);
    expect(await kept()).toEqual({ runIds: first, verdict: "pass" });
    expect(await dispatched()).toEqual(first);

    deployment.program(gated(`triggers: "b"`));
    expect(await interrupted(2, 2)).toBeLessThan(boundMs);
    const both = await dispatched();
    expect(both).toHaveLength(2);
    await stack.refresh();
    expect((await stack.up()).exitCode).toBe(0);
    expect(await kept()).toEqual({ runIds: both.slice(1), verdict: "pass" });
    expect(await dispatched()).toEqual(both);
  });
});
