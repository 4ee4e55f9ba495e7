import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "@jest/globals";
import { StackResource } from "../support/provider-process/resource.js";
import { eachRunWorld } from "./gate-world.js";

describe("a deployment that is interrupted while it waits for a run", () => {
  const world = eachRunWorld({ script: [{ trigger: "manual", pendingMs: 0, runningMs: 1500 }] });

  it.each(["SIGINT", "SIGTERM"] as const)(
    "by %s ends within a second, and the next up takes up the run",
    async (signal) => {
      const { emulator, workflowId, run, provider, restart, dispatched } = world();
      const args = { workflowId, gate: "block" };
      const interrupted = expect(run.up(args)).rejects.toMatchObject({
        message: expect.stringContaining("the deployment was interrupted"),
      });
      while ((await emulator.requests()).every(({ path }) => !path.startsWith("/runs/"))) await wait(5);
      const beganMs = Date.now();
      provider().signal(signal);
      await interrupted;
      expect(await provider().exit).toBe(0);
      expect(Date.now() - beganMs).toBeLessThan(1000);
      expect(run.kept.state).toMatchObject({ verdict: "pending", runIds: (await dispatched()).map(({ id }) => id) });

      await restart();
      expect(await run.up(args)).toBe("updated");
      expect(run.kept.state["verdict"]).toBe("pass");
      expect(await dispatched()).toHaveLength(1);
    },
  );

  // Node tells of the engine's Cancel from version 22 on; before, the first Ctrl-C waits and the second one ends.
  const hearsCancel = Number(process.versions.node.split(".")[0]) >= 22;

  it(`by the engine's Cancel ${hearsCancel ? "stops waiting within a second" : "goes on waiting, before Node 22"}`, async () => {
    const { emulator, workflowId, run, provider } = world();
    const ended = run.up({ workflowId, gate: "block" }).then(
      () => "passed",
      (error: unknown) => (error instanceof Error ? error.message : ""),
    );
    while ((await emulator.requests()).every(({ path }) => !path.startsWith("/runs/"))) await wait(5);
    const beganMs = Date.now();
    await provider().cancel();
    const heard = await ended;
    expect(heard).toContain(hearsCancel ? "the deployment was interrupted" : "passed");
    expect(Date.now() - beganMs < 1000).toBe(hearsCancel);
  });

  it("does not go on waiting for a connection that others hold", async () => {
    const { emulator, workflowId, run, provider } = world();
    await emulator.setScript([{ trigger: "manual", pendingMs: 0, runningMs: 60_000 }]);
    const waiting = run.up({ workflowId, gate: "block" }).catch((error: unknown) => error);
    while ((await emulator.requests()).every(({ path }) => !path.startsWith("/runs/"))) await wait(5);
    await emulator.setFaults([{ method: "POST", path: "/workflows/*/runs", do: { stall: "headers" } }]);
    // As many as there are connections.
    const others = Array.from(
      { length: 16 },
      (_, index) => new StackResource(provider(), `other-${index}`, "workflowRun"),
    );
    const stalled = others.map((other) => other.up({ workflowId, gate: "block" }).catch((error: unknown) => error));
    while ((await emulator.requests()).filter(({ method }) => method === "POST").length < 17) await wait(5);
    await wait(500);
    const beganMs = Date.now();
    provider().signal("SIGINT");
    expect(String(await waiting)).toContain("the deployment was interrupted");
    expect(Date.now() - beganMs).toBeLessThan(1000);
    await Promise.all(stalled);
  });
});
