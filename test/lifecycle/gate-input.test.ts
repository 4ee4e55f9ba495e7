import { describe, expect, it } from "@jest/globals";
import { byHand } from "./by-hand.js";
import { eachRunWorld } from "./gate-world.js";

describe("a run with bad input", () => {
  const world = eachRunWorld();

  it("is refused with all problems at once, and without a request", async () => {
    const { emulator, run } = world();
    await emulator.clearRequests();
    const refused = run.up({
      workflowId: "",
      worflowVersionId: "x",
      testerModelIds: ["a"],
      testerTargets: [{ modelId: "b", skill: 1 }],
      gate: "stop",
      requiredPasses: 3,
      repeats: 0,
      timeoutSeconds: 90_000,
      queueTimeoutSeconds: 0.5,
      reports: { xml: "a.xml" },
    });
    await expect(refused).rejects.toThrow(
      [
        "workflowId is empty; give it a text",
        "testerTargets[0].skill is not known; the nearest known name is skillMode",
        'gate is not one of "off", "warn", "block"',
        "repeats is not a whole number from 1 to 20",
        "timeoutSeconds is not a whole number from 1 to 86400",
        "queueTimeoutSeconds is not a whole number from 1 to 86400",
        "reports.xml is not known; the nearest known name is json",
        "worflowVersionId is not known; the nearest known name is workflowVersionId",
        "testerModelIds is set beside testerTargets; keep only one of them",
        "requiredPasses is more than the one run that is dispatched; lower it or raise repeats",
      ].join("\n"),
    );
    expect(await emulator.requests()).toEqual([]);
  });

  it("of a workflow that does not exist, or is archived, fails and says so", async () => {
    const { emulator, workflowId, run, dispatched } = world();
    await expect(run.up({ workflowId: "wf_nobody", gate: "block" })).rejects.toThrow(
      "POST /workflows/wf_nobody/runs failed: 404",
    );
    await byHand(emulator, "DELETE", `/workflows/${workflowId}`);
    await expect(run.up({ workflowId, gate: "block" })).rejects.toThrow(/^POST .* failed: 404/u);
    expect(run.isInStack).toBe(false);
    expect(await dispatched()).toEqual([]);
  });

  it("of which the dispatch names no run fails, and is no pass", async () => {
    const { emulator, workflowId, run } = world();
    await emulator.setFaults([{ method: "POST", do: { status: 202, body: '{"runIds":[]}' } }]);
    await expect(run.up({ workflowId, gate: "block" })).rejects.toThrow("the answer names no run");
    expect(run.isInStack).toBe(false);
  });

  it("cannot adopt by import", async () => {
    const { workflowId, run, dispatched } = world();
    await expect(run.up({ workflowId }, "run_1")).rejects.toThrow("import: a run cannot be adopted");
    expect(await dispatched()).toEqual([]);
  });
});
