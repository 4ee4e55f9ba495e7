import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, describe, expect, it } from "@jest/globals";
import type { StartedEmulator } from "../../sdk/testing/index.js";
import { type ProviderProcess, startProvider } from "../support/provider-process/provider.js";
import { eachRunWorld } from "./gate-world.js";

const reason = { ARMATURE_GATE: "warn", ARMATURE_GATE_REASON: "hotfix 12" };

const failing = { pendingMs: 0, runningMs: 0, trigger: "manual", status: "fail" } as const;

describe("a gate that the environment is to bypass", () => {
  const world = eachRunWorld({ script: [failing] });
  let provider: ProviderProcess | undefined;

  afterEach(() => provider?.close());

  /** A provider process of a deployment with these environment variables. */
  async function deploying({ url, apiKey }: StartedEmulator, env: Record<string, string>): Promise<ProviderProcess> {
    const config = { "armature:baseUrl": url, "armature:apiKey": apiKey, "armature:pollIntervalSeconds": "0.1" };
    provider = await startProvider({ config, env });
    return provider;
  }

  it.each([
    [{ ARMATURE_GATE: "warn" }, "ARMATURE_GATE=warn needs a reason: set ARMATURE_GATE_REASON."],
    [{ ARMATURE_GATE: "warn", ARMATURE_GATE_REASON: " " }, "ARMATURE_GATE=warn needs a reason"],
    [{ ARMATURE_GATE: "wran", ARMATURE_GATE_REASON: "hotfix 12" }, 'ARMATURE_GATE can only be "warn"'],
  ])("is refused before anything is dispatched when it is told so by %j", async (env, words) => {
    const { emulator, workflowId, run, dispatched } = world();
    run.moveTo(await deploying(emulator, env));
    const refused = await run.up({ workflowId, gate: "block" }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ message: expect.stringContaining(words), partial: undefined });
    expect((refused as Error).message).not.toContain("\n");
    expect(await dispatched()).toEqual([]);
    expect(await run.up({ workflowId, gate: "off" })).toBe("created");
    expect(await dispatched()).toHaveLength(1);
    await expect(run.up({ workflowId, gate: "warn", triggers: 2 })).rejects.toThrow(words);
    expect(run.kept.state).toMatchObject({ sequence: 1 });
    expect(await dispatched()).toHaveLength(1);
  });

  it("goes on, and keeps the reason", async () => {
    const { emulator, workflowId, run } = world();
    run.moveTo(await deploying(emulator, { ARMATURE_GATE: "warn", ARMATURE_GATE_REASON: "hotfix\n12" }));
    expect(await run.up({ workflowId, gate: "block" })).toBe("created");
    const bypass = { gate: "warn", reason: "hotfix 12" };
    expect(run.kept.state["result"]).toMatchObject({ verdict: "fail", blocked: false, bypass });
  });

  it.each([
    ["cannot be reached", { cut: "before" }, "undispatched-"],
    ["is at work on the dispatch and does not say so", { cut: "after" }, "undispatched-"],
    ["refuses", { status: 402 }, "undispatched-"],
  ] as const)("lets a new gate go on that the server %s, and the next up dispatches it once", async (_, fault, id) => {
    const { emulator, workflowId, run, restart, dispatched } = world();
    const file = path.join(tmpdir(), `armature-override-${process.pid}`, "gate.json");
    const declared = { workflowId, gate: "block", testerModelIds: ["a", "b"], reports: { json: file } };
    await emulator.setFaults([
      { path: "/runs", do: { status: 404 } },
      { method: "POST", path: "/workflows/*/runs", do: fault },
    ]);
    await emulator.setScript([{ ...failing, status: "pass" }]);
    run.moveTo(await deploying(emulator, reason));
    expect(await run.up(declared)).toBe("created");
    expect(run.kept.id).toContain(id);
    expect(run.kept.state).toMatchObject({ verdict: "inconclusive", runIds: [], sequence: 0 });
    expect(run.kept.state["result"]).toMatchObject({ blocked: false, bypass: { reason: "hotfix 12" }, sequence: 0 });
    expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({
      verdict: "inconclusive",
      blocked: false,
      bypass: { reason: "hotfix 12" },
      why: expect.stringMatching(/^POST \/workflows\/\S+\/runs failed: /u),
    });
    await restart();
    await emulator.setFaults([]);
    await run.refresh();
    expect(await run.up(declared)).toBe("updated");
    expect(run.kept.state).toMatchObject({ verdict: "pass", sequence: 1, runIds: { length: 2 } });
    expect(run.kept.state["result"]).not.toHaveProperty("bypass");
    expect(await dispatched()).toHaveLength(2);
    expect(await run.up(declared)).toBe("same");
  });

  it.each([
    ["a changed trigger", { triggers: "b" }, 1, 0],
    ["the second of its repeats", { triggers: "b", repeats: 2 }, 2, 1],
  ])("goes on when the server refuses %s, and the next up dispatches what is missing", async (_, change, nth, made) => {
    const { emulator, workflowId, run, restart, dispatched } = world();
    await emulator.setScript([{ ...failing, status: "pass" }]);
    const declared = { workflowId, gate: "block", afterFailure: "hold", ...change };
    await run.up({ ...declared, triggers: "a" });
    const before = (await dispatched()).length;
    await emulator.setFaults([{ method: "POST", path: "/workflows/*/runs", nth: { from: nth }, do: { status: 402 } }]);
    run.moveTo(await deploying(emulator, reason));
    expect(await run.up(declared)).toBe("updated");
    expect(run.kept.state).toMatchObject({ triggers: "b", verdict: "inconclusive", runIds: { length: made } });
    await restart();
    await emulator.setFaults([]);
    expect(await run.up(declared)).toBe("updated");
    expect(run.kept.state["verdict"]).toBe("pass");
    expect(await dispatched()).toHaveLength(before + nth);
  });

  it("goes on when a retry is cut short, which the next up completes", async () => {
    const { emulator, workflowId, run, restart, dispatched } = world();
    const nth = { from: 1, to: 2 };
    await emulator.setScript([
      { ...failing, nth, status: "error" },
      { ...failing, status: "pass" },
    ]);
    await emulator.setFaults([{ method: "POST", path: "/workflows/*/runs", nth: { from: 4 }, do: { status: 402 } }]);
    const declared = { workflowId, gate: "block", repeats: 2, onInconclusive: "retry" };
    run.moveTo(await deploying(emulator, reason));
    expect(await run.up(declared)).toBe("created");
    expect(run.kept.state).toMatchObject({ verdict: "inconclusive", runIds: { length: 1 } });
    await restart();
    await emulator.setFaults([]);
    expect(await run.up(declared)).toBe("updated");
    expect(run.kept.state["result"]).toMatchObject({ verdict: "pass", flaky: true, retried: { length: 2 } });
    expect(await dispatched()).toHaveLength(4);
  });

  it("does not go on when the deployment is interrupted before it has dispatched", async () => {
    const { emulator, workflowId, run, dispatched } = world();
    await emulator.setFaults([{ method: "GET", path: "/runs", do: { stall: "headers" } }]);
    const env = await deploying(emulator, reason);
    run.moveTo(env);
    const interrupted = expect(run.up({ workflowId, gate: "block" })).rejects.toThrow("the deployment was interrupted");
    while ((await emulator.requests()).every((request) => request.path !== "/runs")) await wait(5);
    env.signal("SIGINT");
    await interrupted;
    expect(run.isInStack).toBe(false);
    expect(await dispatched()).toEqual([]);
  });

  it("counts no longer when the runs are waited for anew, and say something else", async () => {
    const { emulator, workflowId, run, restart, dispatched } = world();
    await emulator.setScript([{ ...failing, runningMs: 2000 }]);
    run.moveTo(await deploying(emulator, reason));
    const declared = { workflowId, gate: "block", timeoutSeconds: 1 };
    await run.up(declared);
    expect(run.kept.state["result"]).toMatchObject({ verdict: "inconclusive", bypass: { reason: "hotfix 12" } });
    await restart();
    await expect(run.up({ ...declared, timeoutSeconds: 60 })).rejects.toThrow("The gate is closed (fail)");
    expect(run.kept.state["result"]).toMatchObject({ verdict: "fail", blocked: true });
    expect(run.kept.state["result"]).not.toHaveProperty("bypass");
    expect(await dispatched()).toHaveLength(1);
  });

  it.each([
    ["requiredPasses", { requiredPasses: 1 }],
    ["onInconclusive", { onInconclusive: "warn" }],
  ])("counts no longer when %s changes", async (_, change) => {
    const { emulator, workflowId, run, restart } = world();
    run.moveTo(await deploying(emulator, reason));
    await run.up({ workflowId, gate: "block" });
    await restart();
    await expect(run.up({ workflowId, gate: "block", ...change })).rejects.toThrow("The gate is closed (fail)");
    expect(run.kept.state["result"]).not.toHaveProperty("bypass");
  });

  it("counts on when something changes that has no part in it", async () => {
    const { emulator, workflowId, run, restart } = world();
    run.moveTo(await deploying(emulator, reason));
    await run.up({ workflowId, gate: "block" });
    await restart();
    const reports = { json: path.join(tmpdir(), `armature-${process.pid}`, "gate.json") };
    for (const change of [{ reason: "another label" }, { afterFailure: "hold" }, { reports }]) {
      expect(await run.up({ workflowId, gate: "block", ...change })).toBe("updated");
      expect(run.kept.state["result"]).toMatchObject({
        verdict: "fail",
        blocked: false,
        bypass: { reason: "hotfix 12" },
      });
    }
  });

  it("is not told beside a pass", async () => {
    const { emulator, workflowId, run, restart } = world();
    await emulator.setScript([
      { ...failing, nth: 1 },
      { ...failing, status: "pass" },
    ]);
    run.moveTo(await deploying(emulator, reason));
    await run.up({ workflowId, gate: "block", repeats: 2 });
    await restart();
    await run.up({ workflowId, gate: "block", repeats: 2, requiredPasses: "any" });
    expect(run.kept.state["result"]).toMatchObject({ verdict: "pass" });
    expect(run.kept.state["result"]).not.toHaveProperty("bypass");
  });
});
