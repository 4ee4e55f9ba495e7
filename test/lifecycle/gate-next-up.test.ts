import { describe, expect, it } from "@jest/globals";
import type { RunScript } from "../../sdk/testing/index.js";
import type { Bag } from "../support/provider-process/bag.js";
import { eachRunWorld } from "./gate-world.js";

const quick = { pendingMs: 0, runningMs: 0, trigger: "manual" } as const;

const dispatching = "The next `pulumi up` dispatches new runs.";
const takingUp = "The next `pulumi up` takes up the runs that have not ended.";
const holding =
  "The gate is held (afterFailure): no `pulumi up` dispatches until the workflow, its version or triggers";

interface Case {
  readonly what: string;
  readonly script: RunScript;
  readonly args: Bag;
  readonly says: string;
  /** How many runs the next up dispatches. */
  readonly dispatches: number;
}

const cases: readonly Case[] = [
  { what: "failed", script: { status: "fail" }, args: {}, says: dispatching, dispatches: 1 },
  { what: "said nothing", script: { status: "error" }, args: {}, says: dispatching, dispatches: 1 },
  { what: "failed", script: { status: "fail" }, args: { afterFailure: "hold" }, says: holding, dispatches: 0 },
  { what: "said nothing", script: { status: "error" }, args: { afterFailure: "hold" }, says: holding, dispatches: 0 },
  { what: "did not end", script: { runningMs: 9000 }, args: { timeoutSeconds: 1 }, says: takingUp, dispatches: 0 },
  {
    what: "did not end and is to be held",
    script: { runningMs: 9000 },
    args: { timeoutSeconds: 1, afterFailure: "hold" },
    says: takingUp,
    dispatches: 0,
  },
];

describe("the error of a closed gate says what the next up will do", () => {
  const world = eachRunWorld();

  it.each(cases)("about a run that $what, with $args, and so it does", async ({ script, args, says, dispatches }) => {
    const { emulator, workflowId, run, dispatched } = world();
    await emulator.setScript([{ ...quick, ...script }]);
    const declared = { workflowId, gate: "block", ...args };
    await expect(run.up(declared)).rejects.toThrow(says);
    const before = (await dispatched()).length;
    await expect(run.up(declared)).rejects.toThrow("The gate is closed");
    expect((await dispatched()).length - before).toBe(dispatches);
  });

  it("and does not retry where more runs have to pass than there are", async () => {
    const { emulator, workflowId, run, dispatched } = world();
    await emulator.setScript([quick]);
    const declared = { workflowId, gate: "block", requiredPasses: 2, onInconclusive: "retry" };
    await expect(run.up(declared)).rejects.toThrow("which running again cannot mend: lower requiredPasses");
    expect(await dispatched()).toHaveLength(1);
  });
});
