import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "@jest/globals";
import type { RunScript } from "../../sdk/testing/index.js";
import type { Bag } from "../support/provider-process/bag.js";
import { eachRunWorld } from "./gate-world.js";

const quick = { pendingMs: 0, runningMs: 0, trigger: "manual" } as const;

const dispatching = "The next `pulumi up` dispatches new runs.";
const takingUp =
  "The next `pulumi up` takes up the runs that are pending; to leave them behind, let the workflow, its version, triggers or idempotencyKey change.";
const holding =
  'The gate is held: no `pulumi up` dispatches until the workflow, its version, triggers or idempotencyKey change, everyUpdate is set, or afterFailure is "redispatch".';

interface Case {
  readonly what: string;
  readonly script: RunScript;
  readonly args: Bag;
  readonly says: string;
  /** How many runs the next up dispatches. */
  readonly dispatches: number;
}

const cases: readonly Case[] = [
  { what: "failed", script: { status: "fail" }, args: {}, says: dispatching, dispatches: 1 },
  { what: "said nothing", script: { status: "error" }, args: {}, says: dispatching, dispatches: 1 },
  { what: "failed", script: { status: "fail" }, args: { afterFailure: "hold" }, says: holding, dispatches: 0 },
  { what: "said nothing", script: { status: "error" }, args: { afterFailure: "hold" }, says: holding, dispatches: 0 },
  { what: "did not end", script: { runningMs: 9000 }, args: { timeoutSeconds: 1 }, says: takingUp, dispatches: 0 },
  {
    what: "did not end and is to be held",
    script: { runningMs: 9000 },
    args: { timeoutSeconds: 1, afterFailure: "hold" },
    says: takingUp,
    dispatches: 0,
  },
];

describe("the error of a closed gate says what the next up will do", () => {
  const world = eachRunWorld();

  it.each(cases)("about a run that $what, with $args, and so it does", async ({ script, args, says, dispatches }) => {
    const { emulator, workflowId, run, dispatched } = world();
    await emulator.setScript([{ ...quick, ...script }]);
    const declared = { workflowId, gate: "block", ...args };
    await expect(run.up(declared)).rejects.toThrow(says);
    const before = (await dispatched()).length;
    await expect(run.up(declared)).rejects.toThrow("The gate is closed");
    expect((await dispatched()).length - before).toBe(dispatches);
  });

  it("and does not retry where more runs have to pass than there are", async () => {
    const { emulator, workflowId, run, dispatched } = world();
    await emulator.setScript([quick]);
    const declared = { workflowId, gate: "block", requiredPasses: 2, onInconclusive: "retry" };
    await expect(run.up(declared)).rejects.toThrow("More runs have to pass than there are: lower requiredPasses");
    expect(await dispatched()).toHaveLength(1);
  });

  it.each([
    ["triggers", { triggers: 2 }],
    ["idempotencyKey", { idempotencyKey: "mine" }],
    ["everyUpdate", { everyUpdate: true }],
    ["afterFailure", { afterFailure: "redispatch" }],
  ])("and of a gate that is held, %s is a way out", async (_, change) => {
    const { emulator, workflowId, run, dispatched } = world();
    await emulator.setScript([{ ...quick, nth: 1, status: "fail" }, quick]);
    const declared = { workflowId, gate: "block", afterFailure: "hold" };
    await expect(run.up(declared)).rejects.toThrow(holding);
    expect(await run.up({ ...declared, ...change })).toBe("updated");
    expect(await dispatched()).toHaveLength(2);
  });

  it.each([
    ["triggers", { triggers: 2 }],
    ["idempotencyKey", { idempotencyKey: "mine" }],
  ])("and of runs that do not end, %s leaves them behind", async (_, change) => {
    const { emulator, workflowId, run, dispatched } = world();
    await emulator.setScript([{ ...quick, nth: 1, runningMs: 60_000 }, quick]);
    const declared = { workflowId, gate: "block", timeoutSeconds: 1 };
    await expect(run.up(declared)).rejects.toThrow(takingUp);
    expect(await run.up({ ...declared, ...change })).toBe("updated");
    expect(await dispatched()).toHaveLength(2);
  });

  it.each([
    ["redispatch", dispatching, 1],
    ["hold", holding, 0],
  ])(
    "about a run that the server never knew, with afterFailure %s, and so it does",
    async (afterFailure, says, more) => {
      const { emulator, workflowId, run, dispatched } = world();
      await emulator.setFaults([{ path: "/runs/run_*", do: { status: 404 } }]);
      const declared = { workflowId, gate: "block", queueTimeoutSeconds: 1, afterFailure };
      await expect(run.up(declared)).rejects.toThrow(says);
      expect(run.kept.state["runs"]).toMatchObject([{ verdict: "inconclusive" }]);
      await expect(run.up(declared)).rejects.toThrow(says);
      expect(await dispatched()).toHaveLength(1 + more);
    },
  );

  it("about a run that cannot change a failure any more: the gate is tried again without it", async () => {
    const { emulator, workflowId, run, dispatched } = world();
    await emulator.setScript([
      { ...quick, model: "bad", nth: 1, status: "fail" },
      { ...quick, model: "slow", nth: 1, runningMs: 60_000 },
      quick,
    ]);
    const declared = { workflowId, gate: "block", testerModelIds: ["bad", "slow"], timeoutSeconds: 1 };
    await expect(run.up(declared)).rejects.toThrow(dispatching);
    expect(await run.up(declared)).toBe("updated");
    expect(run.kept.state["verdict"]).toBe("pass");
    expect(await dispatched()).toHaveLength(4);
  });

  it("after a retry that the server refused, and so it does", async () => {
    const { emulator, workflowId, run, dispatched } = world();
    await emulator.setScript([{ ...quick, status: "error" }]);
    await emulator.setFaults([{ method: "POST", nth: { from: 2 }, do: { status: 429 } }]);
    const declared = { workflowId, gate: "block", onInconclusive: "retry", afterFailure: "hold" };
    await expect(run.up(declared)).rejects.toThrow(holding);
    await emulator.setFaults([]);
    await expect(run.up(declared)).rejects.toThrow(holding);
    expect(await dispatched()).toHaveLength(1);
  });
});

describe("a changed setting alone dispatches nothing", () => {
  const world = eachRunWorld({ script: [{ ...quick, status: "error" }] });

  it("when it has inconclusive runs retried that a gate is held by", async () => {
    const { workflowId, run, dispatched } = world();
    const declared = { workflowId, gate: "block", afterFailure: "hold" };
    await expect(run.up(declared)).rejects.toThrow(holding);
    await expect(run.up({ ...declared, onInconclusive: "retry" })).rejects.toThrow(holding);
    await expect(run.up({ ...declared, onInconclusive: "retry" })).rejects.toThrow(holding);
    expect(await dispatched()).toHaveLength(1);
  });

  it("when it turns on a gate over runs that were not waited for", async () => {
    const { workflowId, run, dispatched } = world();
    await run.up({ workflowId, onInconclusive: "retry" });
    expect(await run.up({ workflowId, gate: "warn", onInconclusive: "retry" })).toBe("updated");
    expect(run.kept.state["verdict"]).toBe("inconclusive");
    expect(await dispatched()).toHaveLength(1);
  });

  it("when a label changes while a run goes on, for which the gate only warned", async () => {
    const { emulator, workflowId, run, dispatched } = world();
    await emulator.setScript([{ ...quick, runningMs: 3000, status: "error" }]);
    const declared = { workflowId, gate: "warn", onInconclusive: "retry", timeoutSeconds: 1 };
    await run.up(declared);
    expect(await run.up({ ...declared, timeoutSeconds: 60, reason: "another label" })).toBe("updated");
    expect(run.kept.state["verdict"]).toBe("inconclusive");
    expect(await dispatched()).toHaveLength(1);
  });

  it("but runs that an interrupted deployment dispatched are retried by the next", async () => {
    const { emulator, workflowId, run, provider, restart, dispatched } = world();
    await emulator.setScript([{ ...quick, nth: 1, runningMs: 1500, status: "error" }, quick]);
    const declared = { workflowId, gate: "block", onInconclusive: "retry" };
    const interrupted = expect(run.up(declared)).rejects.toThrow("the deployment was interrupted");
    while ((await emulator.requests()).every(({ path }) => !path.startsWith("/runs/"))) await wait(5);
    provider().signal("SIGINT");
    await interrupted;
    await restart();
    expect(await run.up(declared)).toBe("updated");
    expect(run.kept.state["result"]).toMatchObject({ verdict: "pass", flaky: true });
    expect(await dispatched()).toHaveLength(2);
  });
});

describe("everyUpdate", () => {
  const world = eachRunWorld({ script: [{ ...quick, runningMs: 60_000 }] });

  it("dispatches again past runs that do not end, where the gate only warns", async () => {
    const { workflowId, run, dispatched } = world();
    const declared = { workflowId, gate: "warn", everyUpdate: true, timeoutSeconds: 1 };
    await run.up(declared);
    expect(await run.up(declared)).toBe("updated");
    expect(run.kept.state).toMatchObject({ verdict: "inconclusive", sequence: 2 });
    expect(await dispatched()).toHaveLength(2);
  });

  it("takes the run of a deployment that died lately, and none of long ago", async () => {
    const { emulator, workflowId, run, restart, dispatched } = world();
    const declared = { workflowId, gate: "block", everyUpdate: true };
    const died = async (): Promise<string> => {
      const before = (await dispatched()).length;
      await emulator.setFaults([{ method: "POST", path: "/workflows/*/runs", do: { stall: "headers", after: true } }]);
      const up = expect(run.up(declared)).rejects.toThrow();
      while ((await dispatched()).length === before) await wait(5);
      await restart();
      await up;
      return (await dispatched()).at(-1)?.id ?? "";
    };
    await emulator.setScript([quick]);
    await run.up(declared);
    const lately = await died();
    await emulator.setFaults([]);
    await run.up(declared);
    expect(run.kept.state["runIds"]).toEqual([lately]);

    const longAgo = await died();
    const body = JSON.stringify({
      id: longAgo,
      status: "pass",
      endedAt: new Date(Date.now() - 7_200_000).toISOString(),
    });
    await emulator.setFaults([{ method: "GET", path: `/runs/${longAgo}`, do: { status: 200, body } }]);
    await run.up(declared);
    expect(run.kept.state["runIds"]).not.toEqual([longAgo]);
    expect(await dispatched()).toHaveLength(4);
  });
});
