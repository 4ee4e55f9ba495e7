import { describe, expect, it } from "@jest/globals";
import type { Fault } from "../../sdk/testing/index.js";
import { eachRunWorld, type RunWorld } from "./gate-world.js";

const quick = { pendingMs: 0, runningMs: 0 } as const;

const post = (nth: number, fault: Fault["do"]): Fault => ({
  method: "POST",
  path: "/workflows/*/runs",
  nth,
  do: fault,
});

const idsOf = async ({ dispatched }: RunWorld): Promise<string[]> => (await dispatched()).map(({ id }) => id);

/** Brings a gate to where inconclusive runs are to be repeated: as a new resource, or one that there is. */
async function atRetry(
  { emulator, workflowId, run }: RunWorld,
  verb: string,
  gate = "block",
): Promise<Record<string, unknown>> {
  const args = { workflowId, gate, repeats: 2, onInconclusive: "retry", triggers: "b" };
  if (verb === "update") await run.up({ ...args, triggers: "a" });
  const before = verb === "update" ? 2 : 0;
  const nth = { from: before + 1, to: before + 2 };
  await emulator.setScript([{ trigger: "manual", nth, ...quick, status: "error" }, quick]);
  return args;
}

describe.each(["create", "update"])("a retry of inconclusive runs in a deployment's %s", (verb) => {
  const world = eachRunWorld();
  const old = verb === "update" ? 2 : 0;

  it.each([
    ["refused after its first dispatch", { status: 400 }, 1, "Of 2 dispatches 1 is made; the next `pulumi up` makes"],
    ["cut off before its second", { cut: "before" }, 1, "Of 2 dispatches 1 is made; the next `pulumi up` makes"],
  ] as const)("that is %s is completed by the next up", async (_, fault, made, message) => {
    const { emulator, run } = world();
    const args = await atRetry(world(), verb);
    // The client asks for a lost dispatch three times.
    await emulator.setFaults([4, 5, 6].map((nth) => post(nth, fault)));
    await expect(run.up(args)).rejects.toThrow(message);
    expect(run.kept.state).toMatchObject({ verdict: "pending", runIds: (await idsOf(world())).slice(old + 2) });
    expect(await idsOf(world())).toHaveLength(old + 2 + made);
    await emulator.setFaults([]);
    expect(await run.up(args)).toBe("updated");
    expect(await idsOf(world())).toHaveLength(old + 4);
    expect(run.kept.state).toMatchObject({ verdict: "pass", runIds: (await idsOf(world())).slice(old + 2) });
    expect(run.kept.state["result"]).toMatchObject({ flaky: true, sequence: old + 4, retried: [{}, {}] });
    expect(await run.up(args)).toBe("same");
  });

  it("whose answers are lost is asked for under its key by the next up, whatever afterFailure says", async () => {
    const { emulator, run } = world();
    const args = { ...(await atRetry(world(), verb)), afterFailure: "hold" };
    const unlisted: Fault = { method: "GET", path: "/runs", do: { status: 404 } };
    await emulator.setFaults([unlisted, ...[3, 4, 5].map((nth) => post(nth, { cut: "after" }))]);
    await expect(run.up(args)).rejects.toThrow(
      /^POST \S+ failed: .+ The next `pulumi up` asks for the same runs again, under the same key\.$/u,
    );
    expect(await idsOf(world())).toHaveLength(old + 3);
    await emulator.setFaults([unlisted]);
    expect(await run.up(args)).toBe("updated");
    expect(await idsOf(world())).toHaveLength(old + 4);
    expect(run.kept.state).toMatchObject({ verdict: "pass", runIds: (await idsOf(world())).slice(old + 2) });
  });

  it("that is refused after its answer was lost is asked for by the next up all the same", async () => {
    const { emulator, run } = world();
    const args = await atRetry(world(), verb);
    const unlisted: Fault = { method: "GET", path: "/runs", do: { status: 404 } };
    await emulator.setFaults([unlisted, post(3, { cut: "after" }), post(4, { status: 402 })]);
    await expect(run.up(args)).rejects.toThrow("asks for the same runs again, under the same key");
    await emulator.setFaults([]);
    expect(await run.up(args)).toBe("updated");
    expect(await idsOf(world())).toHaveLength(old + 4);
    expect(run.kept.state).toMatchObject({ verdict: "pass", runIds: (await idsOf(world())).slice(old + 2) });
  });

  it("that is refused as a whole leaves the verdict as it was", async () => {
    const { emulator, run } = world();
    const args = await atRetry(world(), verb, "warn");
    await emulator.setFaults([post(3, { status: 402 })]);
    await run.up(args);
    expect(run.kept.state).toMatchObject({ verdict: "inconclusive", runIds: (await idsOf(world())).slice(old) });
    expect(await idsOf(world())).toHaveLength(old + 2);
  });
});
