import { describe, expect, it } from "@jest/globals";
import { byHand } from "./by-hand.js";
import { eachRunWorld } from "./gate-world.js";

const outOfReach =
  "More runs have to pass than there are: lower requiredPasses, or raise repeats or the number of testers.";

describe("a gate that asks for more passes than there are runs", () => {
  const world = eachRunWorld();

  it.each(["hold", "redispatch"])(
    "dispatches them once the program makes so many, with afterFailure %s",
    async (afterFailure) => {
      const { workflowId, run, dispatched } = world();
      const args = { workflowId, gate: "block", afterFailure };
      await run.up(args);
      const more = { ...args, requiredPasses: 3, repeats: 3 };
      expect(await run.up(more)).toBe("updated");
      expect(run.kept.state).toMatchObject({ verdict: "pass", sequence: 4, runIds: { length: 3 } });
      expect(await run.up(more)).toBe("same");
      expect(await dispatched()).toHaveLength(4);
    },
  );

  it("by the workflow's own testers, of which there may be more by then, is tried again, and says so", async () => {
    const { emulator, run, dispatched, workflowId } = world();
    const args = { workflowId, gate: "block", requiredPasses: 2 };
    await expect(run.up(args)).rejects.toThrow(`${outOfReach} The next \`pulumi up\` dispatches new runs.`);
    await byHand(emulator, "PATCH", `/workflows/${workflowId}`, { testerModelIds: ["a", "b"] });
    expect(await run.up(args)).toBe("updated");
    expect(await dispatched()).toHaveLength(3);
    await expect(run.up({ ...args, afterFailure: "hold", requiredPasses: 3 })).rejects.toThrow(
      `${outOfReach} Until then no \`pulumi up\` dispatches.`,
    );
    expect(await dispatched()).toHaveLength(3);
  });

  it("of which a dispatch made too few is held without another one", async () => {
    const { emulator, workflowId, run, dispatched } = world();
    await run.up({ workflowId, triggers: 1 });
    const ids = (await dispatched()).map(({ id }) => id);
    const body = JSON.stringify({ runIds: ids });
    await emulator.setFaults([{ method: "POST", path: "/workflows/*/runs", do: { status: 202, body } }]);
    const args = {
      workflowId,
      gate: "block",
      afterFailure: "hold",
      triggers: 2,
      requiredPasses: 2,
      testerModelIds: ["a", "b"],
    };
    await expect(run.up(args)).rejects.toThrow("of the 2 runs that testers and repeats ask for 1 is missing");
    await emulator.clearRequests();
    await expect(run.up(args)).rejects.toThrow("The gate is held");
    expect((await emulator.requests()).filter(({ method }) => method === "POST")).toEqual([]);
  });
});
