import { describe, expect, it } from "@jest/globals";
import { playWorkflow, playWorkflowSeed } from "./play.js";
import type { Step, Trouble } from "./program.js";

describe("a stack with one workflow", () => {
  it.each([2, 4, 6, 8, 10])(
    "has one on the server at most, and loses none, whatever happens: seed %d",
    async (seed) => {
      expect(await playWorkflowSeed(seed)).toMatchObject({ problem: undefined });
    },
  );

  const lost: Trouble = {
    verb: "up",
    prompt: "a",
    faults: [{ method: "POST", do: { stall: "headers", after: true } }],
    death: { delayMs: 20, by: "SIGKILL" },
  };
  const step: Step = { troubles: [lost], verb: "up", prompt: "a" };

  it("takes what a dead deployment has made, or says the line that takes it", async () => {
    const steps: Step[] = [step, { ...step, verb: "destroy", troubles: [] }, { ...step, prompt: "b" }];
    expect(await playWorkflow({ profile: "documented", steps })).toEqual({ problem: undefined, taken: 2 });
  });
});
