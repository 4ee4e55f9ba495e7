import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "@jest/globals";
import type { Fault } from "../../sdk/testing/index.js";
import { eachRunWorld, type RunWorld } from "./gate-world.js";

const refusedPost = (nth: number): Fault => ({ method: "POST", path: "/workflows/*/runs", nth, do: { status: 400 } });

const idsOf = async ({ dispatched }: RunWorld): Promise<string[]> => (await dispatched()).map(({ id }) => id);

describe("a dispatch that is made stays in the state", () => {
  const world = eachRunWorld();

  it("when its run cannot be looked at: a gate that is off looks at nothing that it must see", async () => {
    const { emulator, workflowId, run } = world();
    await emulator.setFaults([{ method: "GET", path: "/runs/run_*", do: { status: 500 } }]);
    expect(await run.up({ workflowId })).toBe("created");
    expect(run.kept.state["runIds"]).toEqual(await idsOf(world()));
  });

  it("when its run may not be looked at, and the gate is closed", async () => {
    const { emulator, workflowId, run } = world();
    await emulator.setFaults([{ method: "GET", path: "/runs/run_*", do: { status: 403 } }]);
    await expect(run.up({ workflowId, gate: "block" })).rejects.toThrow("The gate is closed (inconclusive)");
    expect(run.kept.state["runIds"]).toEqual(await idsOf(world()));
  });

  it("when the first look at its run stalls and the deployment is interrupted", async () => {
    const { emulator, workflowId, run, provider, dispatched } = world();
    await emulator.setFaults([{ method: "GET", path: "/runs/run_*", do: { stall: "headers" } }]);
    const interrupted = expect(run.up({ workflowId, gate: "block" })).rejects.toThrow("the deployment was interrupted");
    while ((await dispatched()).length === 0) await wait(5);
    await wait(300);
    provider().signal("SIGINT");
    await interrupted;
    expect(run.kept.state).toMatchObject({ verdict: "pending", runIds: await idsOf(world()) });
  });
});

describe("a dispatch of several repeats of which one fails", () => {
  const world = eachRunWorld();

  it.each(["off", "block"])(
    "keeps the others on a create, and the next up makes what is missing: gate %s",
    async (gate) => {
      const { emulator, workflowId, run } = world();
      await emulator.setFaults([refusedPost(2)]);
      const args = { workflowId, gate, repeats: 3 };
      await expect(run.up(args)).rejects.toThrow(
        /^POST \S+ failed: 400 [^\n]+ Of 3 dispatches 1 is made; the next `pulumi up` makes the others\.$/u,
      );
      const [first] = await idsOf(world());
      expect(run.kept).toMatchObject({ id: first, state: { verdict: "pending", runIds: [first], sequence: 1 } });
      await emulator.setFaults([]);
      await run.refresh();
      expect(run.kept.state["verdict"]).toBe("pending");
      expect(await run.up(args)).toBe("updated");
      expect(run.kept.state).toMatchObject({ runIds: await idsOf(world()), sequence: 3 });
      expect(await idsOf(world())).toHaveLength(3);
      expect(await run.up(args)).toBe("same");
    },
  );

  it("keeps the new triggers and the runs so far on an update", async () => {
    const { emulator, workflowId, run } = world();
    const args = { workflowId, gate: "block", repeats: 3 };
    await run.up({ ...args, triggers: "a" });
    await emulator.setFaults([refusedPost(3)]);
    await expect(run.up({ ...args, triggers: "b" })).rejects.toThrow("Of 3 dispatches 2 are made");
    expect(run.kept.state).toMatchObject({ triggers: "b", runIds: (await idsOf(world())).slice(3), sequence: 5 });
    await expect(run.up({ ...args, triggers: "b" })).resolves.toBe("updated");
    expect(run.kept.state).toMatchObject({ verdict: "pass", runIds: (await idsOf(world())).slice(3), sequence: 6 });
    expect(await idsOf(world())).toHaveLength(6);
  });

  it("is interrupted between two of them, and the next up makes what is missing", async () => {
    const { emulator, workflowId, run, provider, restart } = world();
    const args = { workflowId, gate: "block", repeats: 3 };
    await run.up({ ...args, triggers: "a" });
    await emulator.setFaults([{ method: "GET", path: "/runs", nth: 2, do: { stall: "headers" } }]);
    const interrupted = expect(run.up({ ...args, triggers: "b" })).rejects.toThrow("Of 3 dispatches 1 is made");
    while ((await idsOf(world())).length < 4) await wait(5);
    await wait(200);
    provider().signal("SIGINT");
    await interrupted;
    expect(run.kept.state).toMatchObject({ triggers: "b", runIds: (await idsOf(world())).slice(3), sequence: 4 });
    await restart();
    expect(await run.up({ ...args, triggers: "b" })).toBe("updated");
    expect(await idsOf(world())).toHaveLength(6);
    expect(run.kept.state["runIds"]).toEqual((await idsOf(world())).slice(3));
  });

  it("is complete with fewer repeats, and is dispatched anew with other testers or triggers", async () => {
    const { emulator, workflowId, run } = world();
    const cut = async (triggers: string): Promise<void> => {
      await emulator.setFaults([refusedPost(2)]);
      await expect(run.up({ workflowId, gate: "block", repeats: 2, triggers })).rejects.toThrow("1 is made");
    };
    await cut("a");
    expect(await run.up({ workflowId, gate: "block", triggers: "a" })).toBe("updated");
    expect(run.kept.state).toMatchObject({ verdict: "pass", runIds: await idsOf(world()) });
    await cut("b");
    await run.up({ workflowId, gate: "block", repeats: 2, triggers: "b", testerModelIds: ["gpt-5"] });
    expect(run.kept.state["runIds"]).toEqual((await idsOf(world())).slice(2));
    await cut("c");
    await run.up({ workflowId, gate: "block", repeats: 2, triggers: "d" });
    expect(run.kept.state["runIds"]).toEqual((await idsOf(world())).slice(5));
    expect(await idsOf(world())).toHaveLength(7);
  });
});
