import { describe, expect, it } from "@jest/globals";
import type { RunScript } from "../../sdk/testing/index.js";
import type { Bag } from "../support/provider-process/bag.js";
import { byHand } from "./by-hand.js";
import { leastFields } from "./declared.js";
import { eachRunWorld, type RunWorld } from "./gate-world.js";

const quick = { pendingMs: 0, runningMs: 0, trigger: "manual" } as const;

/** The n-th runs end with these words. */
const ending = (...words: string[]): RunScript[] =>
  words.map((status, index) => ({ ...quick, nth: index + 1, status }));

/** A gate's failure, as an error and as what the state keeps of it. */
async function closed({ run, workflowId }: RunWorld, args: Bag): Promise<string> {
  const error: unknown = await run.up({ workflowId, gate: "block", ...args }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject({ partial: { id: run.kept.id } });
  expect(run.kept.state["result"]).toMatchObject({ blocked: true });
  return error instanceof Error ? error.message : "";
}

describe("a gate that blocks", () => {
  const world = eachRunWorld();

  it.each([
    [["pass", "pass", "pass"], "all", "pass"],
    [["pass", "fail", "pass"], 2, "pass"],
    [["fail", "fail", "pass"], "any", "pass"],
    [["pass", "fail", "pass"], "all", "fail"],
    [["partial", "fail", "pass"], 2, "fail"],
    [["error", "pass", "pass"], "all", "inconclusive"],
    [["timed_out", "exploded", "pass"], 2, "inconclusive"],
    [["fail", "fail", "fail"], 4, "inconclusive"],
  ] as const)("says of runs that end with %j, when %s have to pass: %s", async (words, requiredPasses, verdict) => {
    const { emulator, workflowId, run, dispatched } = world();
    await emulator.setScript(ending(...words));
    const args = { workflowId, requiredPasses, repeats: 3 };
    if (verdict === "pass") await run.up({ ...args, gate: "block" });
    else expect(await closed(world(), args)).toContain(`The gate is closed (${verdict})`);
    expect(run.kept.state["verdict"]).toBe(verdict);
    expect(await dispatched()).toHaveLength(3);
  });

  it("tells of each failing run its required criteria, not the optional ones, and keeps them", async () => {
    const { emulator, run } = world();
    await emulator.setScript([{ ...quick, status: "fail" }]);
    const message = await closed(world(), { afterFailure: "hold" });
    expect(message).toContain('"Found an issue"');
    expect(message).not.toContain("In time");
    expect(run.kept.state["runs"]).toMatchObject([{ verdict: "fail", failedCriteria: ["Found an issue"] }]);
  });

  it("is inconclusive about a run that never appears, and is tried again", async () => {
    const { emulator, workflowId, run, dispatched } = world();
    const missing = {
      path: "/runs/run_*",
      do: { status: 404, body: '{"error":{"code":"not_found","message":"no run"}}' },
    };
    await emulator.setFaults([missing]);
    const message = await closed(world(), { queueTimeoutSeconds: 1 });
    expect(message).toContain("did not start within 1 s (queueTimeoutSeconds); last look: the run does not exist");
    expect(run.kept.state["verdict"]).toBe("inconclusive");
    await emulator.setFaults([]);
    expect(await run.up({ workflowId, gate: "block" })).toBe("updated");
    expect(await dispatched()).toHaveLength(2);
  });

  it("dispatches inconclusive runs again, twice at most, and calls a pass after that flaky", async () => {
    const { emulator, workflowId, run, dispatched } = world();
    await emulator.setScript(ending("error", "error", "pass"));
    await run.up({ workflowId, gate: "block", onInconclusive: "retry" });
    expect(await dispatched()).toHaveLength(3);
    expect(run.kept.state["result"]).toMatchObject({ verdict: "pass", flaky: true, sequence: 3 });

    await emulator.setScript([{ ...quick, status: "error" }]);
    await closed(world(), { onInconclusive: "retry", triggers: 2 });
    expect(await dispatched()).toHaveLength(6);
  });

  it("lets inconclusive runs pass with a warning where that is declared, but no failing ones", async () => {
    const { emulator, workflowId, run } = world();
    await emulator.setScript(ending("error", "fail"));
    const args = { gate: "block", onInconclusive: "warn" };
    expect(await run.up({ workflowId, ...args })).toBe("created");
    expect(run.kept.state["result"]).toMatchObject({ verdict: "inconclusive", blocked: false });
    expect(await run.up({ workflowId, ...args })).toBe("same");
    await closed(world(), { ...args, triggers: 2 });
  });

  it("is judged anew, without a dispatch, when it asks for less", async () => {
    const { emulator, workflowId, run, dispatched } = world();
    await emulator.setScript(ending("pass", "fail"));
    await closed(world(), { repeats: 2 });
    await run.refresh();
    expect(await run.up({ workflowId, gate: "block", repeats: 2, requiredPasses: "any" })).toBe("updated");
    expect(run.kept.state["verdict"]).toBe("pass");
    expect(await dispatched()).toHaveLength(2);
  });

  it("names what went from pass to fail since the last run that passed", async () => {
    const { emulator, run } = world();
    await emulator.setScript(ending("pass", "fail"));
    await run.up({ workflowId: world().workflowId, gate: "block" });
    const [passed] = run.kept.state["runIds"] as string[];
    await closed(world(), { triggers: 2 });
    const regressions = expect.arrayContaining(["Found an issue"]);
    expect(run.kept.state["runs"]).toMatchObject([{ baselineRunId: passed, regressions }]);
  });

  it("compares a run with one of its own model and workflow, found by a refresh too", async () => {
    const { emulator, workflowId, run } = world();
    const models = ["a", "b"];
    const args = { workflowId, testerModelIds: models, requiredPasses: "any" };
    await emulator.setScript([
      { ...quick, model: "a", nth: 1 },
      { ...quick, status: "fail" },
    ]);
    await run.up(args);
    await run.refresh();
    const [passed] = run.kept.state["runIds"] as string[];
    await closed(world(), { ...args, triggers: 2 });
    const [a, b] = run.kept.state["runs"] as object[];
    expect(a).toMatchObject({ baselineRunId: passed, regressions: expect.arrayContaining(["Found an issue"]) });
    expect(b).not.toHaveProperty("baselineRunId");

    await emulator.setScript([{ ...quick, status: "fail" }]);
    await byHand(emulator, "POST", "/workflows", { ...leastFields, name: "other" });
    await closed(world(), { ...args, workflowId: (await emulator.workflows()).at(-1)?.id });
    for (const each of run.kept.state["runs"] as object[]) expect(each).not.toHaveProperty("baselineRunId");
  });

  it("fails by its criteria all the same when its baseline cannot be read", async () => {
    const { emulator, workflowId, run, dispatched } = world();
    await byHand(emulator, "POST", `/workflows/${workflowId}/runs`, {});
    const [{ id } = { id: "" }] = await dispatched();
    await emulator.setScript([{ ...quick, status: "fail" }]);
    await emulator.setFaults([{ method: "GET", path: `/runs/${id}/evaluation`, do: { status: 403 } }]);
    await closed(world(), { baselineRunId: id });
    expect(run.kept.state["runs"]).toMatchObject([{ verdict: "fail", failedCriteria: ["Found an issue"] }]);
    expect((run.kept.state["runs"] as object[])[0]).not.toHaveProperty("regressions");
  });

  it("is told anew with the gate off, where nothing is dispatched", async () => {
    const { emulator, workflowId, run, dispatched } = world();
    await emulator.setScript([{ ...quick, model: "b", status: "fail" }, quick]);
    const args = { workflowId, testerModelIds: ["a", "b"] };
    await run.up({ ...args, requiredPasses: "any" });
    await run.refresh();
    expect(run.kept.state["verdict"]).toBe("pass");
    await run.up({ ...args, requiredPasses: "all" });
    expect(run.kept.state).toMatchObject({ verdict: "fail", result: { verdict: "fail", requiredPasses: "all" } });
    expect(await dispatched()).toHaveLength(2);
  });

  it("compares no run with itself when a gate that passed is judged again", async () => {
    const { emulator, workflowId, run } = world();
    await emulator.setScript([{ ...quick, status: "pass", criteria: [{ passed: true }, { passed: false }] }]);
    await run.up({ workflowId, gate: "block" });
    await run.up({ workflowId, gate: "block", requiredPasses: "any" });
    expect((run.kept.state["runs"] as object[])[0]).not.toHaveProperty("baselineRunId");
    const [passed] = run.kept.state["runIds"] as string[];
    await run.up({ workflowId, gate: "block", triggers: 2 });
    await run.up({ workflowId, gate: "block", triggers: 2, requiredPasses: "any" });
    expect(run.kept.state["runs"]).toMatchObject([{ baselineRunId: passed }]);
  });
});
