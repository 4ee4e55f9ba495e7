import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "@jest/globals";
import type { Bag } from "../support/provider-process/bag.js";
import { eachRunWorld, type RunWorld } from "./gate-world.js";

/** An up whose process is killed between its dispatch and the answer; gives back what was dispatched. */
async function killed({ emulator, run, dispatched, restart }: RunWorld, args: Bag): Promise<readonly string[]> {
  const before = (await dispatched()).length;
  await emulator.setFaults([
    { method: "POST", path: "/workflows/*/runs", nth: 1, do: { stall: "headers", after: true } },
  ]);
  const died = expect(run.up(args)).rejects.toThrow();
  while ((await dispatched()).length === before) await wait(5);
  await restart();
  await died;
  await emulator.setFaults([]);
  return (await dispatched()).slice(before).map(({ id }) => id);
}

describe("a lost dispatch is never taken for one of another declaration", () => {
  const world = eachRunWorld();

  it("of other triggers, under a key of the user's own", async () => {
    const { workflowId, run, dispatched } = world();
    const args = (triggers: string) => ({ workflowId, gate: "block", idempotencyKey: "mine", triggers });
    await run.up(args("v1"));
    expect((await dispatched()).map(({ idempotencyKey }) => idempotencyKey)).toEqual(["mine"]);
    const [lost] = await killed(world(), args("v2"));
    expect(await run.up(args("v3"))).toBe("updated");
    expect(run.kept.state["runIds"]).not.toContain(lost);
    expect(await dispatched()).toHaveLength(3);
  });

  it("of the same triggers under the user's own key, which finds it", async () => {
    const { workflowId, run, dispatched } = world();
    const args = (triggers: string) => ({ workflowId, gate: "block", idempotencyKey: "mine", triggers });
    await run.up(args("v1"));
    const lost = await killed(world(), args("v2"));
    expect(await run.up(args("v2"))).toBe("updated");
    expect(run.kept.state["runIds"]).toEqual(lost);
    expect(await dispatched()).toHaveLength(2);
  });

  it.each([
    ["models", { testerModelIds: ["a"] }, { testerModelIds: ["b", "c", "d"] }, 3],
    ["targets", { testerTargets: [{ modelId: "a" }] }, { testerTargets: [{ modelId: "a", skillMode: "required" }] }, 1],
  ])("of other %s", async (_, one, other, testers) => {
    const { workflowId, run, dispatched } = world();
    const [lost] = await killed(world(), { workflowId, gate: "block", ...one });
    expect(await run.up({ workflowId, gate: "block", ...other })).toBe("created");
    expect(run.kept.state["runIds"]).not.toContain(lost);
    expect(await dispatched()).toHaveLength(1 + testers);
    expect(run.kept.state["runIds"]).toHaveLength(testers);
  });
});

describe("a list that names only some runs of a lost dispatch", () => {
  const world = eachRunWorld();

  /** Loses a dispatch of two models, of which the server lists the first from then on. */
  async function halfLost(args: Bag): Promise<readonly string[]> {
    const lost = await killed(world(), args);
    const { emulator, dispatched } = world();
    const body = JSON.stringify({ rows: (await dispatched()).slice(0, 1) });
    await emulator.setFaults([{ method: "GET", path: "/runs", do: { status: 200, body } }]);
    return lost;
  }

  it("is completed by the key", async () => {
    const { workflowId, run, dispatched } = world();
    const args = { workflowId, gate: "block", testerModelIds: ["a", "b"] };
    const lost = await halfLost(args);
    expect(await run.up(args)).toBe("created");
    expect(run.kept.state["runIds"]).toEqual(lost);
    expect(await dispatched()).toHaveLength(2);
  });

  it("fails with forceNewRun, until it names all of them", async () => {
    const { emulator, workflowId, run, dispatched } = world();
    const args = { workflowId, gate: "block", testerModelIds: ["a", "b"], forceNewRun: true };
    const lost = await halfLost(args);
    await expect(run.up(args)).rejects.toThrow(
      /^The list of runs names only 1 of an earlier dispatch, and forceNewRun would make all of them again: [^\n]+$/u,
    );
    expect(await dispatched()).toHaveLength(2);
    await emulator.setFaults([]);
    expect(await run.up(args)).toBe("created");
    expect(run.kept.state["runIds"]).toEqual(expect.arrayContaining([...lost]));
    expect(await dispatched()).toHaveLength(2);
  });
});
