import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "@jest/globals";
import type { Bag } from "../support/provider-process/bag.js";
import { byHand } from "./by-hand.js";
import { leastFields } from "./declared.js";
import { eachRunWorld, type RunWorld } from "./gate-world.js";

const quick = { pendingMs: 0, runningMs: 0, trigger: "manual" } as const;

/** A workflow with two testers of its own. */
async function workflowOfTwo({ emulator }: RunWorld): Promise<string> {
  await byHand(emulator, "POST", "/workflows", { ...leastFields, name: "two", testerModelIds: ["good", "bad"] });
  await emulator.setScript([{ ...quick, model: "bad", status: "fail" }, quick]);
  return (await emulator.workflows()).at(-1)?.id ?? "";
}

/** From now on the server lists only the first of these runs. */
async function listFirst({ emulator, dispatched }: RunWorld): Promise<void> {
  const rows = (await dispatched()).filter(({ modelId }) => modelId === "good");
  await emulator.setFaults([{ method: "GET", path: "/runs", do: { status: 200, body: JSON.stringify({ rows }) } }]);
}

describe("a dispatch by the workflow's own testers, of which the list names some runs", () => {
  const world = eachRunWorld();

  /** The failing run is none of those that the list names. */
  async function expectAllJudged(going: Promise<unknown>): Promise<void> {
    await expect(going).rejects.toThrow("The gate is closed (fail): 2 of 2 runs have to pass; 1 passed, 1 failed.");
    const { run, dispatched } = world();
    const ids = (await dispatched()).map(({ id }) => id);
    expect(ids).toHaveLength(2);
    expect([...(run.kept.state["runIds"] as string[])].sort()).toEqual(ids.sort());
  }

  it("is judged by all of them after the deployment that dispatched was killed", async () => {
    const { emulator, run, restart, dispatched } = world();
    const args: Bag = { workflowId: await workflowOfTwo(world()), gate: "block" };
    await emulator.setFaults([{ method: "POST", path: "/workflows/*/runs", do: { stall: "headers", after: true } }]);
    const died = expect(run.up(args)).rejects.toThrow();
    while ((await dispatched()).length === 0) await wait(5);
    await restart();
    await died;
    await listFirst(world());
    await expectAllJudged(run.up(args));
  });

  it("is judged by all of them after its answer was lost", async () => {
    const { emulator, run, dispatched } = world();
    const args: Bag = { workflowId: await workflowOfTwo(world()), gate: "block" };
    await emulator.setFaults([
      { method: "POST", path: "/workflows/*/runs", nth: 1, do: { status: 503, after: true } },
      { method: "GET", path: "/runs", nth: 2, do: { delayMs: 1000 } },
    ]);
    const going = expectAllJudged(run.up(args));
    while ((await dispatched()).length === 0) await wait(5);
    await listFirst(world());
    await going;
  });
});

describe("a run that is told twice", () => {
  const world = eachRunWorld();

  it.each([
    ["in one answer", { requiredPasses: 2 }, "2 runs have to pass, of 1 run; 1 passed"],
    ["in the answers to two repeats", { repeats: 2 }, "of the 2 runs that testers and repeats ask for 1 is missing"],
    ["in both, where four have to pass", { repeats: 2, requiredPasses: 4 }, "4 runs have to pass, of 1 run; 1 passed"],
  ])("%s counts as one", async (_, args, message) => {
    const { emulator, workflowId, run, dispatched } = world();
    await byHand(emulator, "POST", `/workflows/${workflowId}/runs`, {});
    const id = (await dispatched())[0]?.id ?? "";
    const body = JSON.stringify({ runIds: [id, id] });
    await emulator.setFaults([{ method: "POST", path: "/workflows/*/runs", do: { status: 202, body } }]);
    await expect(run.up({ workflowId, gate: "block", ...args })).rejects.toThrow(message);
    expect(run.kept.state).toMatchObject({ verdict: "inconclusive", runIds: [id] });
  });

  it("is missing from a repeat that makes fewer than the one before it", async () => {
    const { emulator, run, dispatched } = world();
    const workflowId = await workflowOfTwo(world());
    await emulator.setScript([quick]);
    await byHand(emulator, "POST", `/workflows/${workflowId}/runs`, {});
    const body = JSON.stringify({ runIds: (await dispatched()).slice(0, 1).map(({ id }) => id) });
    await emulator.setFaults([{ method: "POST", path: "/workflows/*/runs", nth: 2, do: { status: 202, body } }]);
    await expect(run.up({ workflowId, gate: "block", repeats: 2, idempotencyKey: "own" })).rejects.toThrow(
      "of the 4 runs that testers and repeats ask for 1 is missing",
    );
  });
});
