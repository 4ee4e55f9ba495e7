import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import type { Bag } from "../support/provider-process/bag.js";
import { eachRunWorld } from "./gate-world.js";

const quick = { pendingMs: 0, runningMs: 0, trigger: "manual" } as const;

/** Every input that does not dispatch, otherwise than it was. */
const changes: readonly [string, Bag][] = [
  ["reason", { reason: "another label" }],
  ["baselineRunId", { baselineRunId: "run_1" }],
  ["testerModelIds", { testerModelIds: ["gpt-5", "claude-sonnet-4"] }],
  ["testerTargets", { testerTargets: [{ modelId: "gpt-5" }] }],
  ["forceNewRun", { forceNewRun: true }],
  ["gate", { gate: "warn" }],
  ["gate, which is off then", { gate: "off" }],
  ["requiredPasses", { requiredPasses: "any" }],
  ["repeats", { repeats: 2 }],
  ["onInconclusive", { onInconclusive: "retry" }],
  ["afterFailure", { afterFailure: "redispatch" }],
  ["timeoutSeconds", { timeoutSeconds: 60 }],
  ["queueTimeoutSeconds", { queueTimeoutSeconds: 60 }],
  ["reports", { reports: { json: path.join(tmpdir(), `armature-${process.pid}`, "gate.json") } }],
  ["everyUpdate, which is off", { everyUpdate: false }],
];

describe("a gate that is open", () => {
  const world = eachRunWorld();

  it("dispatches nothing when anything changes but what dispatches, and then nothing for the change back", async () => {
    const { workflowId, run, dispatched } = world();
    const args = { workflowId, gate: "block", triggers: "a", afterFailure: "hold" };
    await run.up(args);
    for (const [what, change] of changes) {
      expect([what, await run.up({ ...args, ...change })]).toEqual([what, "updated"]);
      expect(run.kept.state).toMatchObject({ ...change, verdict: "pass", sequence: 1 });
      expect([what, await run.up({ ...args, ...change })]).toEqual([what, "same"]);
      expect([what, await run.up(args)]).toEqual([what, "updated"]);
    }
    expect(await dispatched()).toHaveLength(1);
  });
});

describe("a gate that is held", () => {
  const world = eachRunWorld({ script: [{ ...quick, status: "fail" }] });

  it("stays closed over an up, a refresh and another setting, until a trigger changes", async () => {
    const { emulator, workflowId, run, dispatched, restart } = world();
    const args = { workflowId, gate: "block", triggers: "a", afterFailure: "hold" };
    const isClosed = async (more: Bag = {}): Promise<void> => {
      await expect(run.up({ ...args, ...more })).rejects.toThrow("The gate is closed (fail)");
      expect(run.kept.state).toMatchObject({ verdict: "fail", sequence: 1, result: { blocked: true } });
    };
    await isClosed();
    await isClosed();
    expect(await run.refresh()).toEqual([]);
    await isClosed();
    await restart();
    await isClosed({ reason: "another label", timeoutSeconds: 60 });
    await run.refresh();
    await isClosed();
    expect(await dispatched()).toHaveLength(1);

    await emulator.setScript([quick]);
    expect(await run.up({ ...args, triggers: "b" })).toBe("updated");
    expect(run.kept.state).toMatchObject({ verdict: "pass", sequence: 2 });
    expect(await dispatched()).toHaveLength(2);
  });
});

describe("a dispatch of an update that the server refuses", () => {
  const world = eachRunWorld();

  it.each([
    [
      "the workflow is archived",
      { status: 400, body: '{"error":{"code":"workflow_archived","message":"It is archived."}}' },
    ],
    [
      "the workflow has no models",
      { status: 400, body: '{"error":{"code":"no_testers","message":"It has no models."}}' },
    ],
    ["the workflow is gone", { status: 404 }],
    ["the role is too low", { status: 403 }],
    ["the answer names no run", { status: 202, body: '{"runIds":[]}' }],
  ])("since %s keeps the runs before it, and is tried again", async (_, effect) => {
    const { emulator, workflowId, run, dispatched } = world();
    await run.up({ workflowId, gate: "block", triggers: "a" });
    const before = run.kept;
    await emulator.setFaults([{ method: "POST", do: effect }]);
    await expect(run.up({ workflowId, gate: "block", triggers: "b" })).rejects.toMatchObject({
      message: expect.stringMatching(/^POST \S+ failed: [^\n]+$/u),
      partial: undefined,
    });
    expect(run.kept).toEqual(before);
    await emulator.setFaults([]);
    expect(await run.up({ workflowId, gate: "block", triggers: "b" })).toBe("updated");
    expect(run.kept.state).toMatchObject({ sequence: 2, verdict: "pass" });
    expect(await dispatched()).toHaveLength(2);
  });
});

describe("a run of an archived workflow", () => {
  const world = eachRunWorld({ profile: { archive: "archivedAt" } });

  it("on a server that still shows it is refused, and the next up says so again", async () => {
    const { emulator, workflowId, run, dispatched } = world();
    await run.up({ workflowId, gate: "block", triggers: "a" });
    const headers = { authorization: `Bearer ${emulator.apiKey}` };
    await fetch(`${emulator.url}/workflows/${workflowId}`, { method: "DELETE", headers });
    for (let ups = 0; ups < 2; ups += 1) {
      await expect(run.up({ workflowId, gate: "block", triggers: "b" })).rejects.toThrow(
        /^POST \S+ failed: 400 The workflow is archived/u,
      );
    }
    expect(run.kept.state).toMatchObject({ triggers: "a", verdict: "pass", sequence: 1 });
    expect(await dispatched()).toHaveLength(1);
  });
});
