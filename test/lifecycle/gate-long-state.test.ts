import { describe, expect, it } from "@jest/globals";
import type { Bag } from "../support/provider-process/bag.js";
import { byHand } from "./by-hand.js";
import { leastFields } from "./declared.js";
import { eachRunWorld } from "./gate-world.js";

const quick = { pendingMs: 0, runningMs: 0, trigger: "manual" } as const;

const longTriggers = (image: string): Bag => ({ image, files: "é".repeat(30 * 1024) });

// A failure has no room for a long state, and what the state does not hold looks changed.
describe("a closed gate of which the state is too long for a failure", () => {
  const world = eachRunWorld({ script: [{ ...quick, status: "fail" }] });

  it("since its triggers are long is held until they change", async () => {
    const { emulator, workflowId, run, dispatched } = world();
    const args = (image: string) => ({
      workflowId,
      gate: "block",
      afterFailure: "hold",
      triggers: longTriggers(image),
    });
    await expect(run.up(args("a"))).rejects.toThrow("The gate is closed (fail)");
    expect(run.kept.state).not.toHaveProperty("triggers");
    expect(run.kept.state).toMatchObject({ verdict: "fail", runs: [{ failedCriteria: ["Found an issue"] }] });
    await expect(run.up(args("a"))).rejects.toThrow("The gate is closed (fail)");
    await run.refresh();
    await expect(run.up(args("a"))).rejects.toThrow("The gate is closed (fail)");
    expect(await dispatched()).toHaveLength(1);

    await expect(run.up(args("b"))).rejects.toThrow("The gate is closed (fail)");
    expect(await dispatched()).toHaveLength(2);
    await expect(run.up({ ...args("b"), triggers: undefined })).rejects.toThrow("The gate is closed (fail)");
    expect(await dispatched()).toHaveLength(3);

    await emulator.setScript([quick]);
    expect(await run.up(args("b"))).toBe("updated");
    expect(run.kept.state).toMatchObject({ triggers: longTriggers("b"), sequence: 4 });
    expect(await run.up(args("b"))).toBe("same");
    expect(await dispatched()).toHaveLength(4);
  });

  it("since its runs go on is taken up, without a dispatch", async () => {
    const { emulator, workflowId, run, dispatched } = world();
    await emulator.setScript([{ ...quick, runningMs: 2500 }]);
    const args = { workflowId, gate: "block", triggers: longTriggers("a") };
    await expect(run.up({ ...args, timeoutSeconds: 1 })).rejects.toThrow("did not end within 1 s");
    expect(await run.up({ ...args, timeoutSeconds: 20 })).toBe("updated");
    expect(run.kept.state).toMatchObject({ verdict: "pass", triggers: longTriggers("a") });
    expect(await dispatched()).toHaveLength(1);
  });

  it("since many runs failed by long criteria is held with all of them, and can be judged anew", async () => {
    const { emulator, run, dispatched } = world();
    const criteria = Array.from({ length: 4 }, (_, index) => ({ criterionText: `${index} `.padEnd(1500, "long ") }));
    await byHand(emulator, "POST", "/workflows", { ...leastFields, name: "Long", criteria });
    const workflowId = (await emulator.workflows()).at(-1)?.id;
    // The first twenty pass, and must not be taken for the next ones; of those only the last passes.
    await emulator.setScript([{ ...quick, nth: { from: 21, to: 39 }, status: "fail" }, quick]);
    const earlier = { workflowId, gate: "block", afterFailure: "hold", repeats: 20, triggers: 1 };
    expect(await run.up(earlier)).toBe("created");
    const args = { ...earlier, triggers: 2 };
    await expect(run.up(args)).rejects.toThrow("20 of 20 runs have to pass; 1 passed, 19 failed");
    expect(run.kept.state).not.toHaveProperty("runs");
    await expect(run.up(args)).rejects.toThrow("20 of 20 runs have to pass; 1 passed, 19 failed");
    await run.refresh();
    await expect(run.up(args)).rejects.toThrow("20 of 20 runs have to pass; 1 passed, 19 failed");
    expect(await dispatched()).toHaveLength(40);

    expect(await run.up({ ...args, requiredPasses: "any" })).toBe("updated");
    const runs = (await dispatched()).slice(20);
    expect(run.kept.state["runs"]).toMatchObject(
      runs.map(({ id }, index) => ({
        id,
        verdict: index === 19 ? "pass" : "fail",
        url: `${new URL(emulator.url).origin}/runs/${id}`,
        ...(index === 19 ? {} : { failedCriteria: criteria.map(({ criterionText }) => criterionText) }),
      })),
    );
    expect(await dispatched()).toHaveLength(40);
  });

  it("since many runs passed whose evaluations could not be read reads those once they can be, and opens", async () => {
    const { emulator, workflowId, run, dispatched } = world();
    await emulator.setScript([quick]);
    await emulator.setFaults([{ path: "/runs/*/evaluation", do: { status: 403 } }]);
    const testerModelIds = Array.from({ length: 120 }, (_, index) => `provider/model-${index}`);
    const args = { workflowId, gate: "block", afterFailure: "hold", testerModelIds };
    await expect(run.up(args)).rejects.toThrow("120 of 120 runs have to pass; 120 inconclusive");
    expect(run.kept.state).not.toHaveProperty("runs");
    await emulator.setFaults([]);
    expect(await run.up(args)).toBe("updated");
    expect(run.kept.state["verdict"]).toBe("pass");
    expect(await dispatched()).toHaveLength(120);
  });

  it("since a dispatch of many targets was cut short is completed, and not dispatched anew", async () => {
    const { emulator, workflowId, run, dispatched } = world();
    await emulator.setScript([quick]);
    await emulator.setFaults([{ method: "POST", path: "/workflows/*/runs", nth: 2, do: { status: 400 } }]);
    const more = { skillMode: "required", skillVersionId: "skv_0123456789abcdef0123456789abcdef" };
    const testerTargets = Array.from({ length: 200 }, (_, index) => ({ modelId: `provider/model-${index}`, ...more }));
    const args = { workflowId, gate: "block", repeats: 2, testerTargets };
    await expect(run.up(args)).rejects.toThrow("Of 2 dispatches 1 is made");
    expect(run.kept.state).not.toHaveProperty("testerTargets");
    await emulator.setFaults([]);
    expect(await run.up(args)).toBe("updated");
    expect(run.kept.state).toMatchObject({ verdict: "pass", runIds: { length: 400 } });
    expect(await dispatched()).toHaveLength(400);
  });

  it("since many dispatches of the workflow's testers were cut short is completed, and knows how many there are", async () => {
    const { emulator, run, dispatched } = world();
    await emulator.setScript([quick]);
    const testerModelIds = Array.from({ length: 50 }, (_, index) => `model-${index}`);
    await byHand(emulator, "POST", "/workflows", { ...leastFields, name: "Many", testerModelIds });
    const workflowId = (await emulator.workflows()).at(-1)?.id;
    await emulator.setFaults([{ method: "POST", path: "/workflows/*/runs", nth: 4, do: { status: 402 } }]);
    const args = { workflowId, gate: "block", repeats: 5, triggers: longTriggers("a") };
    await expect(run.up(args)).rejects.toThrow("Of 5 dispatches 3 are made");
    expect(run.kept.state).not.toHaveProperty("runs");
    expect(await run.up(args)).toBe("updated");
    expect(run.kept.state["result"]).toMatchObject({ verdict: "pass", count: { pass: 250 } });
    expect(await dispatched()).toHaveLength(250);
  });

  it("since there are a thousand runs forgets which, and never takes them for those of other triggers", async () => {
    const { emulator, run, dispatched } = world();
    const testerModelIds = Array.from({ length: 50 }, (_, index) => `model-${index}`);
    await byHand(emulator, "POST", "/workflows", { ...leastFields, name: "Many", testerModelIds });
    const workflowId = (await emulator.workflows()).at(-1)?.id;
    const args = { workflowId, gate: "block", afterFailure: "hold", repeats: 20 };
    await expect(run.up({ ...args, triggers: 1 })).rejects.toThrow("1000 of 1000 runs have to pass; 1000 failed");
    expect(run.kept.state).not.toHaveProperty("runIds");
    await expect(run.up({ ...args, triggers: 1 })).rejects.toThrow("The gate is closed");
    expect(await dispatched()).toHaveLength(1000);
    await emulator.setScript([quick]);
    expect(await run.up({ ...args, repeats: 1, triggers: 2 })).toBe("updated");
    expect(run.kept.state).toMatchObject({ verdict: "pass", sequence: 21 });
    expect(await dispatched()).toHaveLength(1050);
  });
});
