import { describe, expect, it } from "@jest/globals";
import { eachRunWorld } from "./gate-world.js";

const outOfReach = "which running again cannot mend: lower requiredPasses, or raise repeats or the number of testers";

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

  it("and that no dispatch can give dispatches nothing in vain, and says what would", async () => {
    const { workflowId, run, dispatched } = world();
    const args = { workflowId, gate: "block", requiredPasses: 3 };
    for (let ups = 0; ups < 3; ups += 1) await expect(run.up(args)).rejects.toThrow(outOfReach);
    expect(await dispatched()).toHaveLength(1);
    expect(await run.up({ ...args, repeats: 3 })).toBe("updated");
    expect(await dispatched()).toHaveLength(4);
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
