import { describe, expect, it } from "@jest/globals";
import type { FaultEffect } from "../../sdk/testing/index.js";
import { eachRunWorld } from "./gate-world.js";

const failures: [string, FaultEffect][] = [
  ["is a 503", { status: 503 }],
  ["is cut off", { cut: "before" }],
  ["is not JSON", { garbage: "not-json" }],
  ["is an object of another shape", { status: 200, body: '{"items":[],"total":0}' }],
  ["is nulls", { garbage: "nulls" }],
  ["names runs without an id", { status: 200, body: '{"rows":[{"status":"pass"}]}' }],
  ["is a number", { status: 200, body: "0" }],
];

describe("on a server that forgets the keys of finished runs, a list of runs that", () => {
  const world = eachRunWorld({ profile: "terse" });

  it.each(failures)("%s is no proof that a lost dispatch made none", async (_, effect) => {
    const { emulator, workflowId, run, dispatched } = world();
    const args = { workflowId, gate: "block" };
    const list = { method: "GET", path: "/runs", do: effect };
    await emulator.setFaults([
      { ...list, nth: { from: 2 } },
      { method: "POST", do: { cut: "after" } },
    ]);
    await expect(run.up(args)).rejects.toThrow(/failed: /u);
    await emulator.setFaults([list]);
    await expect(run.up(args)).rejects.toThrow(/^GET \/runs\S* failed: /u);
    expect(run.isInStack).toBe(false);
    await emulator.setFaults([]);
    expect(await run.up(args)).toBe("created");
    expect(await dispatched()).toHaveLength(1);
  });
});

describe("on a server that has no list of runs", () => {
  const world = eachRunWorld();

  it.each([403, 404, 400])(
    "as a %d says, a gate dispatches once, and its lost answer is found by its key",
    async (status) => {
      const { emulator, workflowId, run, dispatched } = world();
      await emulator.setFaults([
        { method: "GET", path: "/runs", do: { status } },
        { method: "POST", times: 1, do: { cut: "after" } },
      ]);
      expect(await run.up({ workflowId, gate: "block" })).toBe("created");
      expect(await dispatched()).toHaveLength(1);
      expect(run.kept.state).toMatchObject({ verdict: "pass", runIds: (await dispatched()).map(({ id }) => id) });
    },
  );

  it("forceNewRun is not dispatched, since nothing could keep it from being made twice", async () => {
    const { emulator, workflowId, run, dispatched } = world();
    await emulator.setFaults([{ method: "GET", path: "/runs", do: { status: 403 } }]);
    await expect(run.up({ workflowId, gate: "block", forceNewRun: true })).rejects.toThrow(
      /^GET \/runs\S* failed: 403/u,
    );
    expect(await dispatched()).toEqual([]);
  });
});

describe("a dispatch with forceNewRun whose answer is lost", () => {
  const world = eachRunWorld();

  it.each<[string, FaultEffect]>([
    ["is cut off", { cut: "after" }],
    ["is a 500 after the work", { status: 500, after: true }],
    ["names no run", { status: 202, after: true, body: '{"runIds":[]}' }],
  ])("since it %s is never dispatched twice, even when the look after it fails too", async (_, effect) => {
    const { emulator, workflowId, run, dispatched } = world();
    const args = { workflowId, gate: "block", forceNewRun: true };
    await emulator.setFaults([
      { method: "POST", do: effect },
      { method: "GET", path: "/runs", nth: { from: 2 }, do: { status: 500 } },
    ]);
    await expect(run.up(args)).rejects.toThrow(/failed: /u);
    expect(await dispatched()).toHaveLength(1);
    await emulator.setFaults([]);
    expect(await run.up(args)).toBe("created");
    expect(await dispatched()).toHaveLength(1);
    expect(run.kept.state).toMatchObject({ verdict: "pass", runIds: (await dispatched()).map(({ id }) => id) });
  });

  it("is not sent again by itself where the list does not name the run yet, and is found once it does", async () => {
    const { emulator, workflowId, run, dispatched } = world();
    const args = { workflowId, gate: "block", forceNewRun: true };
    await emulator.setFaults([
      { method: "POST", do: { cut: "after" } },
      { method: "GET", path: "/runs", do: { status: 200, body: '{"rows":[]}' } },
    ]);
    await expect(run.up(args)).rejects.toThrow(/^POST \S+ failed: /u);
    expect(await dispatched()).toHaveLength(1);
    await emulator.setFaults([]);
    expect(await run.up(args)).toBe("created");
    expect(await dispatched()).toHaveLength(1);
  });
});
