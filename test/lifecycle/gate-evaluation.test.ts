import { describe, expect, it } from "@jest/globals";
import type { FaultEffect } from "../../sdk/testing/index.js";
import { eachRunWorld } from "./gate-world.js";

const quick = { pendingMs: 0, runningMs: 0, trigger: "manual" } as const;

const unread: readonly [what: string, effect: FaultEffect][] = [
  ["is missing", { status: 404 }],
  ["cannot be had", { status: 503 }],
  ["is refused", { status: 403 }],
  ["is no JSON", { html: true }],
  ["has no list", { status: 200, body: '{"verdict":"pass"}' }],
  ["has a row without a text", { status: 200, body: '{"criteria":[{"passed":true}]}' }],
  ["has a row without a clear verdict", { status: 200, body: '{"criteria":[{"criterionText":"Found an issue"}]}' }],
];

const evaluations = "/runs/*/evaluation";

describe("a run that says pass", () => {
  const world = eachRunWorld();

  it.each(unread)(
    "proves nothing while its evaluation %s; a gate that is held reads it again and opens",
    async (_, effect) => {
      const { emulator, workflowId, run, dispatched } = world();
      await emulator.setFaults([{ path: evaluations, do: effect }]);
      const declared = { workflowId, gate: "block", afterFailure: "hold" };
      await expect(run.up(declared)).rejects.toThrow(
        /(?:inconclusive \(pass\)|pending): its evaluation cannot be read/u,
      );
      expect(run.kept.state).toMatchObject({ verdict: "inconclusive", runs: [{ status: "pass" }] });
      expect((run.kept.state["runs"] as object[])[0]).not.toHaveProperty("failedCriteria");

      await emulator.setFaults([]);
      expect(await run.up(declared)).toBe("updated");
      expect(run.kept.state).toMatchObject({ verdict: "pass", runs: [{ verdict: "pass", failedCriteria: [] }] });
      expect((run.kept.state["runs"] as object[])[0]).not.toHaveProperty("why");
      expect(await dispatched()).toHaveLength(1);
    },
  );

  it("passes when its evaluation only comes a little later", async () => {
    const { emulator, workflowId, run } = world();
    await emulator.setFaults([{ path: evaluations, times: 2, do: { status: 404 } }]);
    await run.up({ workflowId, gate: "block" });
    expect(run.kept.state["verdict"]).toBe("pass");
  });

  it("proves nothing when its evaluation has a failed required criterion, which is named", async () => {
    const { emulator, workflowId, run } = world();
    await emulator.setScript([{ ...quick, status: "pass", criteria: [{ passed: false }, { passed: false }] }]);
    const failure = run.up({ workflowId, gate: "block" });
    await expect(failure).rejects.toThrow(
      /inconclusive \(pass\): its evaluation has a failed required criterion – "Found an issue" –/u,
    );
    expect(run.kept.state).toMatchObject({ verdict: "inconclusive", runs: [{ failedCriteria: ["Found an issue"] }] });
  });

  it.each([
    ["no criteria", []],
    ["only optional ones, which passed", [{ criterionText: "In time", isRequired: false, passed: true }]],
  ])("proves nothing when its evaluation has %s and says itself that it failed", async (_, criteria) => {
    const { emulator, workflowId, run } = world();
    const body = JSON.stringify({ verdict: "fail", criteria });
    await emulator.setFaults([{ path: evaluations, do: { status: 200, body } }]);
    await expect(run.up({ workflowId, gate: "block" })).rejects.toThrow("its evaluation says that it did not pass");
    expect(run.kept.state).toMatchObject({ verdict: "inconclusive", runs: [{ status: "pass" }] });
  });

  it("passes with a failed criterion that is optional, which is counted and not named", async () => {
    const { emulator, workflowId, run } = world();
    await emulator.setScript([{ ...quick, status: "pass", criteria: [{ passed: true }, { passed: false }] }]);
    await run.up({ workflowId, gate: "block" });
    expect(run.kept.state["verdict"]).toBe("pass");
    expect(run.kept.state["runs"]).toMatchObject([{ criteria: { passed: 1, total: 2 }, failedCriteria: [] }]);
  });

  it("is not waited for beyond its time by an evaluation that stalls", async () => {
    const { emulator, workflowId, run } = world();
    await emulator.setFaults([{ path: evaluations, do: { stall: "headers" } }]);
    const beganMs = Date.now();
    const failure = run.up({ workflowId, gate: "block", timeoutSeconds: 1 });
    await expect(failure).rejects.toThrow("its evaluation cannot be read");
    expect(Date.now() - beganMs).toBeLessThan(6000);
  });

  it("is no baseline of a run beside it whose evaluation is only read by the next up", async () => {
    const { emulator, workflowId, run } = world();
    await emulator.setScript([{ ...quick, status: "pass", criteria: [{ passed: true }, { passed: false }] }]);
    await emulator.setFaults([{ path: evaluations, nth: { from: 2 }, do: { status: 404 } }]);
    const declared = { workflowId, gate: "block", repeats: 2, requiredPasses: "any" };
    await run.up(declared);
    expect(run.kept.state["result"]).toMatchObject({ verdict: "pass", count: { pass: 1, inconclusive: 1 } });
    await emulator.setFaults([]);
    await run.up({ ...declared, reason: "another label" });
    expect(run.kept.state["result"]).toMatchObject({ verdict: "pass", count: { pass: 2 } });
    for (const each of run.kept.state["runs"] as object[]) expect(each).not.toHaveProperty("baselineRunId");
  });

  it("is left open by a refresh until its evaluation is read", async () => {
    const { emulator, workflowId, run } = world();
    await run.up({ workflowId });
    await emulator.setFaults([{ path: evaluations, do: { status: 404 } }]);
    await run.refresh();
    expect(run.kept.state).toMatchObject({ verdict: "pending", runs: [{ status: "pass", verdict: "pending" }] });
    await emulator.setFaults([]);
    await run.refresh();
    expect(run.kept.state).toMatchObject({ verdict: "pass" });
  });
});

describe("a run that failed", () => {
  const world = eachRunWorld({ script: [{ ...quick, status: "fail" }] });

  it.each(unread.slice(-3))(
    "fails by its own word when its evaluation %s; the next up tells its criteria",
    async (_, effect) => {
      const { emulator, workflowId, run, dispatched } = world();
      await emulator.setFaults([{ path: evaluations, do: effect }]);
      const declared = { workflowId, gate: "block", afterFailure: "hold" };
      await expect(run.up(declared)).rejects.toThrow("The gate is closed (fail)");
      expect((run.kept.state["runs"] as object[])[0]).not.toHaveProperty("failedCriteria");
      await emulator.setFaults([]);
      await expect(run.up(declared)).rejects.toThrow('fail – "Found an issue"');
      expect(run.kept.state["runs"]).toMatchObject([{ failedCriteria: ["Found an issue"] }]);
      expect(await dispatched()).toHaveLength(1);
    },
  );
});

describe("a look at a run", () => {
  const world = eachRunWorld();

  it("that stalls holds up no deadline", async () => {
    const { emulator, workflowId, run } = world();
    await run.up({ workflowId });
    await emulator.setFaults([{ path: "/runs/run_*", do: { stall: "headers" } }]);
    const beganMs = Date.now();
    const failure = run.up({ workflowId, gate: "block", queueTimeoutSeconds: 1 });
    await expect(failure).rejects.toThrow("it did not start within 1 s (queueTimeoutSeconds); last look: GET /runs/");
    expect(Date.now() - beganMs).toBeLessThan(6000);
  });

  it("that the server wants later waits as long as it says, and no longer than the run's own time", async () => {
    const { emulator, workflowId, run } = world();
    await run.up({ workflowId });
    await emulator.setFaults([{ path: "/runs/run_*", do: { status: 429, retryAfter: "600" } }]);
    await emulator.clearRequests();
    await expect(run.up({ workflowId, gate: "block", queueTimeoutSeconds: 2 })).rejects.toThrow(
      "did not start within 2 s",
    );
    const looks = (await emulator.requests()).filter(({ path }) => path.startsWith("/runs/run_"));
    expect(looks).toHaveLength(2);
  });
});
