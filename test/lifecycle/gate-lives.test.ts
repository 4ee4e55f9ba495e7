import { describe, expect, it } from "@jest/globals";
import { eachRunWorld, type RunWorld } from "./gate-world.js";

const quick = { pendingMs: 0, runningMs: 0, trigger: "manual" } as const;

const hoursAgo = (hours: number): string => new Date(Date.now() - hours * 60 * 60 * 1000).toISOString();

/** Brings the run into the stack, takes it out again, and has the server tell this of one of its runs from then on. */
async function livesOnce({ emulator, workflowId, run, dispatched }: RunWorld, told: object, nth = 0): Promise<void> {
  await run.up({ workflowId, gate: "block", testerModelIds: ["gpt-5", "claude-sonnet-4"] });
  await run.destroy();
  const id = (await dispatched())[nth]?.id ?? "";
  const body = JSON.stringify({ id, ...told });
  await emulator.setFaults([{ method: "GET", path: `/runs/${id}`, do: { status: 200, body } }]);
}

describe("a run that is taken out of a program and put in again", () => {
  const world = eachRunWorld();

  it("takes no verdict of its earlier life when it comes back to triggers of that one", async () => {
    const { emulator, workflowId, run, dispatched } = world();
    const args = (triggers: string) => ({ workflowId, gate: "block", triggers });
    await run.up(args("v1"));
    await run.up(args("v2"));
    await run.destroy();
    await emulator.setScript([
      { ...quick, nth: 3 },
      { ...quick, status: "fail" },
    ]);
    expect(await run.up(args("v3"))).toBe("created");
    await expect(run.up(args("v2"))).rejects.toThrow("The gate is closed");
    expect(await dispatched()).toHaveLength(4);
  });

  it.each([
    ["ended two hours ago", { status: "pass", endedAt: hoursAgo(2) }, 0],
    ["of which the second ended two hours ago", { status: "pass", endedAt: hoursAgo(2) }, 1],
    ["started two hours ago and ended nobody knows when", { status: "pass", startedAt: hoursAgo(2) }, 0],
    ["was made two hours ago and has no other time", { status: "pass", createdAt: hoursAgo(2) }, 1],
    ["ended nobody knows when", { status: "pass" }, 0],
  ])("does not take a dispatch that %s", async (_, told, nth) => {
    await livesOnce(world(), told, nth);
    const { workflowId, run, dispatched } = world();
    expect(await run.up({ workflowId, gate: "block", testerModelIds: ["gpt-5", "claude-sonnet-4"] })).toBe("created");
    expect(await dispatched()).toHaveLength(4);
    expect(run.kept.state["runIds"]).toEqual((await dispatched()).slice(2).map(({ id }) => id));
  });

  it.each([
    ["started just now and ended nobody knows when", { status: "pass", startedAt: hoursAgo(0) }],
    ["still goes on, however long ago it was made", { status: "running", createdAt: hoursAgo(30) }],
  ])("takes a dispatch that %s: a deployment that died may have made it", async (_, told) => {
    await livesOnce(world(), told);
    const { emulator, workflowId, run, dispatched } = world();
    expect(await run.up({ workflowId, testerModelIds: ["gpt-5", "claude-sonnet-4"] })).toBe("created");
    expect(await dispatched()).toHaveLength(2);
    await emulator.setFaults([]);
  });

  it("is not dispatched, and fails, when the runs that it might take cannot be looked at", async () => {
    const { emulator, workflowId, run, dispatched } = world();
    await run.up({ workflowId });
    await run.destroy();
    await emulator.setFaults([{ method: "GET", path: "/runs/run_*", do: { status: 403 } }]);
    await expect(run.up({ workflowId })).rejects.toMatchObject({
      message: expect.stringMatching(/^GET \/runs\/run_\S+ failed: 403/u),
      partial: undefined,
    });
    expect(await dispatched()).toHaveLength(1);
  });

  it("takes no old run that the server brings back by its key alone", async () => {
    const { emulator, workflowId, run, dispatched } = world();
    await run.up({ workflowId });
    await run.destroy();
    const id = (await dispatched())[0]?.id ?? "";
    const body = JSON.stringify({ id, status: "pass", endedAt: hoursAgo(200) });
    await emulator.setFaults([
      { method: "GET", path: "/runs", do: { status: 200, body: '{"rows":[]}' } },
      { method: "GET", path: `/runs/${id}`, do: { status: 200, body } },
    ]);
    expect(await run.up({ workflowId })).toBe("created");
    expect(run.kept.id).not.toBe(id);
    expect(await dispatched()).toHaveLength(2);
  });
});
