import { describe, expect, it } from "@jest/globals";
import { blockedMessage } from "../../provider/report/blocked.js";
import { broken, bypass, failed, gated, late, passed, run } from "./gated.js";

const bypassing = "To go on all the same: ARMATURE_GATE=warn with ARMATURE_GATE_REASON.";

const lines = (...args: Parameters<typeof gated>): string[] => blockedMessage(gated(...args)).split("\n");

describe("the message of a gate that did not pass", () => {
  it("names what failed and what to do, and not what passed", () => {
    expect(lines([passed, failed])).toEqual([
      "The gate is closed (fail): 2 of 2 runs have to pass; 1 passed, 1 failed.",
      '  - claude: fail – "Finds the order", "Asks once" – https://armature.tools/runs/run_2',
      `Mend the product or the workflow. The next \`pulumi up\` dispatches new runs. ${bypassing}`,
    ]);
  });

  it("gives the server's word for what says nothing", () => {
    expect(lines([broken])).toEqual([
      "The gate is closed (inconclusive): 1 of 1 run has to pass; 1 inconclusive.",
      "  - run_3: inconclusive (error) – https://armature.tools/runs/run_3",
      `This says nothing about the product. The next \`pulumi up\` dispatches new runs. onInconclusive can have such runs warn or retry. ${bypassing}`,
    ]);
  });

  it("of runs that go on offers no bypass, which would not help", () => {
    expect(lines([late])).toEqual([
      "The gate is closed (pending): 1 of 1 run has to pass; 1 pending.",
      "  - run_4: pending: interrupted – https://armature.tools/runs/run_4",
      "The runs go on; the next `pulumi up` takes them up.",
    ]);
  });

  it("of a bypass says its reason, and not how to bypass", () => {
    expect(lines([failed], { bypass, requiredPasses: "any", nextUp: "nothing" })).toEqual([
      "The gate did not pass (fail): 1 of 1 run has to pass; 1 failed.",
      '  - claude: fail – "Finds the order", "Asks once" – https://armature.tools/runs/run_2',
      "Bypassed: the shop is down",
      "Mend the product or the workflow. The next `pulumi up` dispatches nothing unless the workflow, its version, triggers or idempotencyKey change, or everyUpdate is set.",
    ]);
  });

  it("of a gate that only warns says that it did not pass", () => {
    const [first, , last] = lines([failed], { gate: "warn", blocked: false, nextUp: "nothing" });
    expect(first).toBe("The gate did not pass (fail): 1 of 1 run has to pass; 1 failed.");
    expect(last).toBe(
      "Mend the product or the workflow. The next `pulumi up` dispatches nothing unless the workflow, its version, triggers or idempotencyKey change, or everyUpdate is set.",
    );
  });

  it.each([
    ["dispatches", "The next `pulumi up` dispatches new runs."],
    [
      "takes-up",
      "The next `pulumi up` takes up the runs that are pending; to leave them behind, let the workflow, its version, triggers or idempotencyKey change.",
    ],
    ["tries-again", "The next `pulumi up` tries again."],
    [
      "holds",
      'The gate is held: no `pulumi up` dispatches until the workflow, its version, triggers or idempotencyKey change, everyUpdate is set, or afterFailure is "redispatch".',
    ],
  ] as const)("says what the next up will do: %s", (nextUp, words) => {
    expect(lines([failed], { nextUp }).at(-1)).toBe(`Mend the product or the workflow. ${words} ${bypassing}`);
    expect(lines([broken], { nextUp, onInconclusive: "retry" }).at(-1)).toBe(
      `This says nothing about the product. ${words} ${bypassing}`,
    );
  });

  it("of more passes than there are runs says what to change", () => {
    expect(lines([passed], { requiredPasses: 2 }).at(-1)).toBe(
      `More runs have to pass than there are: lower requiredPasses, or raise repeats or the number of testers. The next \`pulumi up\` dispatches new runs. ${bypassing}`,
    );
  });

  it("counts the passes that are asked for, and not as some of fewer runs", () => {
    expect(lines([passed], { requiredPasses: 4 })[0]).toBe(
      "The gate is closed (inconclusive): 4 runs have to pass, of 1 run; 1 passed.",
    );
  });

  it("of runs that are missing says how many, and offers what a new dispatch may mend", () => {
    const why = "of the 2 runs that testers and repeats ask for 1 is missing";
    const told = lines([passed], { verdict: "inconclusive", requiredPasses: 2, missing: 1, why });
    expect(told[0]).toBe(`The gate is closed (inconclusive): 2 runs have to pass, of 1 run; 1 passed; ${why}.`);
    expect(told.at(-1)).toMatch(/^This says nothing about the product\. The next `pulumi up` dispatches new runs\./u);
  });

  it("offers a retry only where the next up dispatches: a changed setting alone does not", () => {
    const [dispatching = "", holding = ""] = (["dispatches", "holds"] as const).map((nextUp) =>
      lines([broken], { nextUp }).at(-1),
    );
    expect(dispatching).toContain("onInconclusive can have such runs warn or retry.");
    expect(holding).toContain("onInconclusive can have such runs warn.");
  });

  it("says that there is no run", () => {
    expect(lines([])[0]).toBe("The gate is closed (inconclusive): there is no run.");
  });

  it("tells so many runs, and so many criteria of each", () => {
    const failedCriteria = Array.from({ length: 7 }, (_, index) => `c${index}`);
    const told = lines(Array.from({ length: 12 }, () => run({ verdict: "fail", failedCriteria })));
    expect(told).toHaveLength(13);
    expect(told[1]).toBe('  - run_1: fail – "c0", "c1", "c2", "c3", "c4", 2 more – https://armature.tools/runs/run_1');
    expect(told[11]).toBe("  and 2 more");
  });
});
