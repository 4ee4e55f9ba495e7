import { describe, expect, it } from "@jest/globals";
import { byHand } from "./by-hand.js";
import { eachRunWorld } from "./gate-world.js";

describe("a dispatch that makes fewer runs than there are declared testers", () => {
  const world = eachRunWorld();

  it.each([
    ["testerModelIds", { testerModelIds: ["a", "b"] }, 2, "1 is"],
    ["testerTargets", { testerTargets: [{ modelId: "a" }, { modelId: "b" }], requiredPasses: "any" }, 2, "1 is"],
    ["repeats of the same run", { repeats: 3 }, 3, "2 are"],
  ])("by %s proves nothing, and says so", async (_, args, expected, missing) => {
    const { emulator, workflowId, run } = world();
    await byHand(emulator, "POST", `/workflows/${workflowId}/runs`, { testerModelIds: ["a"] });
    const { id } = (await emulator.runs()).at(-1) ?? { id: "" };
    await emulator.setFaults([
      { method: "POST", do: { status: 202, body: JSON.stringify({ runIds: [id], failed: 1 }) } },
    ]);
    const declared = { workflowId, gate: "block", afterFailure: "hold", ...args };
    const why = `of the ${expected} runs that testers and repeats ask for ${missing} missing`;
    await expect(run.up(declared)).rejects.toThrow(why);
    expect(run.kept.state["result"]).toMatchObject({ verdict: "inconclusive", blocked: true, why });
    // Other testers count from the next dispatch: they make these runs neither more nor fewer than were asked for.
    await expect(run.up({ ...declared, testerModelIds: ["a"], testerTargets: null, repeats: 1 })).rejects.toThrow(why);
  });
});
