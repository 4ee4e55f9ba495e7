import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "@jest/globals";
import { type Fault, startEmulator } from "../../sdk/testing/index.js";
import { startProvider } from "../support/provider-process/provider.js";
import { StackResource } from "../support/provider-process/resource.js";
import { byHand } from "./by-hand.js";
import { leastFields } from "./declared.js";
import { eachRunWorld } from "./gate-world.js";

const dispatchPath = "/workflows/*/runs";

const lost: [string, Fault["do"]][] = [
  ["is cut off", { cut: "after" }],
  ["is a 503 after the work", { status: 503, after: true }],
  ["is a 500 after the work", { status: 500, after: true }],
  ["is a proxy's page", { html: true, after: true }],
  ["is empty", { garbage: "empty" }],
  ["is half of one", { garbage: "truncated-json" }],
  ["is nulls", { garbage: "nulls" }],
];

describe.each(["documented", "terse"] as const)("on a server that is %s, a dispatch", (profile) => {
  const world = eachRunWorld({ profile });

  it.each(lost)("whose answer %s is made once, and its run is found", async (_, effect) => {
    const { emulator, workflowId, run, dispatched } = world();
    await emulator.setFaults([{ method: "POST", path: dispatchPath, times: 1, do: effect }]);
    expect(await run.up({ workflowId, gate: "block" })).toBe("created");
    expect(await dispatched()).toHaveLength(1);
    expect(run.kept.state).toMatchObject({ verdict: "pass", runIds: (await dispatched()).map(({ id }) => id) });
  });

  it.each([
    ["", {}],
    [" with forceNewRun", { forceNewRun: true }],
    [" with repeats", { repeats: 3 }],
  ])("whose process was killed before the answer is found by the next up%s", async (_, more) => {
    const { emulator, workflowId, run, dispatched, restart } = world();
    await emulator.setFaults([{ method: "POST", path: dispatchPath, nth: 1, do: { stall: "headers", after: true } }]);
    const args = { workflowId, gate: "block", triggers: "a", ...more };
    const killed = expect(run.up(args)).rejects.toThrow();
    while ((await dispatched()).length === 0) await wait(5);
    await restart();
    await killed;
    expect(await run.up(args)).toBe("created");
    const runs = await dispatched();
    expect(runs).toHaveLength("repeats" in more ? 3 : 1);
    expect(run.kept.state["runIds"]).toEqual(runs.map(({ id }) => id));
  });

  it("whose process was killed during an update is found by the next up", async () => {
    const { emulator, workflowId, run, dispatched, restart } = world();
    await run.up({ workflowId, gate: "block", triggers: "a" });
    await emulator.setFaults([{ method: "POST", path: dispatchPath, nth: 1, do: { stall: "headers", after: true } }]);
    const args = { workflowId, gate: "block", triggers: "b" };
    const killed = expect(run.up(args)).rejects.toThrow();
    while ((await dispatched()).length === 1) await wait(5);
    await restart();
    await killed;
    expect(await run.up(args)).toBe("updated");
    expect(await dispatched()).toHaveLength(2);
    expect(run.kept.state).toMatchObject({ sequence: 2, verdict: "pass" });
  });
});

describe("a stack that is destroyed and made again", () => {
  it("an hour later does not take the run of its predecessor", async () => {
    const stateFile = path.join(tmpdir(), `armature-${process.pid}.json`);
    const apiKey = "amt_again_0123456789";
    const script = [{ pendingMs: 0, runningMs: 0 }];
    const deployedOnce = async (): Promise<string[]> => {
      const emulator = await startEmulator({ stateFile, apiKey, script });
      const provider = await startProvider({ config: { "armature:baseUrl": emulator.url, "armature:apiKey": apiKey } });
      try {
        if ((await emulator.workflows()).length === 0) await byHand(emulator, "POST", "/workflows", leastFields);
        const [workflow] = await emulator.workflows();
        const run = new StackResource(provider, "smoke", "workflowRun");
        await run.up({ workflowId: workflow?.id, triggers: "a" });
        return run.kept.state["runIds"] as string[];
      } finally {
        await provider.close();
        await emulator.stop();
      }
    };
    try {
      const first = await deployedOnce();
      expect(await deployedOnce()).toEqual(first);
      const twoHoursAgo = new Date(Date.now() - 2 * 60 * 60 * 1000).toISOString();
      writeFileSync(
        stateFile,
        readFileSync(stateFile, "utf8").replace(/"createdAt":"[^"]+"/gu, `"createdAt":"${twoHoursAgo}"`),
      );
      expect(await deployedOnce()).not.toEqual(first);
    } finally {
      rmSync(stateFile, { force: true });
    }
  });
});
