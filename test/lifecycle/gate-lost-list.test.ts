import { describe, expect, it } from "@jest/globals";
import type { FaultEffect } from "../../sdk/testing/index.js";
import { eachRunWorld } from "./gate-world.js";

const failures: [string, FaultEffect][] = [
  ["is a 503", { status: 503 }],
  ["is cut off", { cut: "before" }],
  ["is not JSON", { garbage: "not-json" }],
];

describe("on a server that forgets the keys of finished runs, a list of runs that", () => {
  const world = eachRunWorld({ profile: "terse" });

  it.each(failures)("%s is no proof that a lost dispatch made none", async (_, effect) => {
    const { emulator, workflowId, run, dispatched } = world();
    const args = { workflowId, gate: "block" };
    const list = { method: "GET", path: "/runs", do: effect };
    await emulator.setFaults([
      { ...list, nth: { from: 2 } },
      { method: "POST", do: { cut: "after" } },
    ]);
    await expect(run.up(args)).rejects.toThrow(/failed: /u);
    await emulator.setFaults([list]);
    await expect(run.up(args)).rejects.toThrow(/^GET \/runs\S* failed: /u);
    expect(run.isInStack).toBe(false);
    await emulator.setFaults([]);
    expect(await run.up(args)).toBe("created");
    expect(await dispatched()).toHaveLength(1);
  });
});
