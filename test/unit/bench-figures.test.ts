import { describe, expect, it } from "@jest/globals";
import { median } from "../bench/median.js";
import { growthOf, ratioOf } from "../bench/ratios.js";
import type { Sample } from "../bench/sample.js";
import type { Measured } from "../bench/scale.js";
import { bytesPerWorkflow } from "../bench/state-bytes.js";
import { targetsOf } from "../bench/targets.js";

const sample = (wallMs: number, changes: Partial<Sample> = {}): Sample => ({
  wallMs,
  isClean: true,
  changes: {},
  requests: {},
  refused: 0,
  connections: 0,
  maxInFlight: 0,
  peakMb: 150,
  stateBytes: undefined,
  ...changes,
});

const measured = (workflows: number, wallMs: number, hasCheckpoints = false): Measured => ({
  workflows,
  hasCheckpoints,
  steps: [
    {
      step: "unchanged up",
      samples: {
        armature: [sample(wallMs, { changes: { same: workflows + 1 } })],
        floor: [sample(1000)],
        stock: [sample(2 * wallMs)],
      },
    },
  ],
});

const startUp = { hostMs: 500, stockCheckMs: 4, unchangedCheckMs: 20, newCheckMs: 80, pulumiMs: 400, sdkMs: 2 };

describe("the figures of the bench", () => {
  it("compare what was measured in the same round", () => {
    const [of, to] = [
      [sample(110), sample(300), sample(90)],
      [sample(100), sample(200), sample(100)],
    ];
    expect(ratioOf(of, to)).toEqual({ median: 1.1, least: 0.9, most: 1.5 });
  });

  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 2, 3], 2.5],
    [[], Number.NaN],
  ])("have the middle of %j", (numbers, middle) => {
    expect(median(numbers)).toBe(middle);
  });

  it("tell growth by its exponent, without the engine's checkpoints", () => {
    const scales = [
      measured(1000, 7, true),
      measured(1000, 100_000),
      measured(100, 1000),
      measured(10_000, 10_000_000),
    ];
    const [growth] = growthOf(scales);
    expect(growth).toMatchObject({ step: "unchanged up", from: 100, to: 10_000 });
    expect(growth?.exponents.armature).toBeCloseTo(2);
    expect(growth?.exponents.floor).toBeCloseTo(0);
  });

  it("tell a target that is missed from one that is met", () => {
    const told = targetsOf([measured(100, 1090), measured(1000, 1200)], startUp);
    const missed = told.map(({ of, targets }) => [of, targets.filter(({ isMet }) => !isMet).map(({ what }) => what)]);
    expect(missed).toEqual([
      ["start", ["with the rules for new inputs"]],
      ["100 workflows, PULUMI_SKIP_CHECKPOINTS", []],
      ["1000 workflows, PULUMI_SKIP_CHECKPOINTS", ["unchanged up: time to the floor's"]],
      ["growth", []],
    ]);
  });

  it("take a step that came to something else for one that failed", () => {
    const [step] = measured(100, 1000).steps;
    const samples = {
      armature: [sample(1000, { changes: { same: 100, update: 1 } })],
      floor: [sample(1000)],
      stock: [],
    };
    const wrong = { ...measured(100, 1000), steps: step === undefined ? [] : [{ ...step, samples }] };
    const missed = targetsOf([wrong], startUp).flatMap(({ targets }) => targets.filter(({ isMet }) => !isMet));
    expect(missed.map(({ what }) => what)).toContain("unchanged up: failed, or another outcome");
  });

  it("compare no time with that of one that failed", () => {
    expect(ratioOf([sample(100)], [sample(1000, { isClean: false })]).median).toBeNaN();
  });

  it("count what the state keeps beside a workflow's own JSON and the engine's", () => {
    const resources = [
      { custom: true, type: "pulumi:providers:pulumi-nodejs", urn: "not counted" },
      {
        custom: true,
        type: "pulumi-nodejs:dynamic/armature:Workflow",
        urn: "urn",
        inputs: { name: "a", __provider: "b" },
        outputs: { name: "a", __provider: "b" },
      },
    ];
    const bytes = bytesPerWorkflow(JSON.stringify({ checkpoint: { latest: { resources } } }));
    expect(bytes?.json).toBe(2 * '{"name":"a"}'.length);
    expect(bytes?.provider).toBe(2 * ',"__provider":"b"'.length);
    expect(bytesPerWorkflow(JSON.stringify({ checkpoint: {} }))).toBeUndefined();
  });
});
