import { isDeepStrictEqual } from "node:util";
import { growthOf, medianOf, ratioOf, samplesOf } from "./ratios.js";
import type { ReviewTimes } from "./review.js";
import type { Sample } from "./sample.js";
import { type Measured, nameOf, type StepSamples } from "./scale.js";
import type { StartUp } from "./start-up.js";

/** Something that was to be reached, and whether it was. */
export interface Target {
  readonly what: string;
  readonly most: string;
  readonly measured: string;
  readonly isMet: boolean;
}

/** Those of one thing that was measured. */
export interface Targets {
  readonly of: string;
  readonly targets: readonly Target[];
}

const told = (number: number, unit: string): string => {
  const digits = Number.isInteger(number) || unit !== "" ? 0 : 2;
  return `${number.toFixed(digits)}${unit}`;
};

/** What could not be measured is not reached. */
const atMost = (what: string, measured: number, most: number, unit = ""): Target => ({
  what,
  most: told(most, unit),
  measured: told(measured, unit),
  isMet: measured <= most,
});

/** What the engine counts in each step; the stack itself is a resource, too. */
function changesIn(step: string, workflows: number): Sample["changes"] {
  if (step === "create") return { create: workflows + 1 };
  if (step === "destroy") return { delete: workflows + 1 };
  return step === "one change" ? { same: workflows, update: 1 } : { same: workflows + 1 };
}

const total = ({ requests }: Sample): number => Object.values(requests).reduce((sum, count) => sum + count, 0);

const mostOf = (samples: readonly Sample[], value: (sample: Sample) => number): number =>
  Math.max(...samples.map(value));

type Samples = StepSamples["samples"];

/** By the name of the step. A list that is whole has one page. */
function stepTargets(step: string, samples: Samples, workflows: number): Target[] {
  const { armature, floor, stock } = samples;
  const toFloor = (most: number): Target =>
    atMost(`${step}: time to the floor's`, ratioOf(armature, floor).median, most);
  const requests = (most: number): Target => atMost(`${step}: requests`, mostOf(armature, total), most);
  const expected = changesIn(step, workflows);
  const isWrong = ({ isClean, changes }: Sample): boolean => !isClean || !isDeepStrictEqual(changes, expected);
  const failed = atMost(`${step}: failed, or another outcome`, armature.filter(isWrong).length, 0);
  switch (step) {
    case "create": {
      const others = mostOf(armature, (sample) => Math.abs((sample.requests["POST /workflows"] ?? 0) - workflows));
      const toStock = atMost("create: time to stock's", ratioOf(armature, stock).median, 0.7);
      return [failed, atMost("create: POSTs more or less than one for each", others, 0), toFloor(1.1), toStock];
    }
    case "unchanged up":
    case "preview":
      return [failed, requests(0), toFloor(1.1)];
    case "one change":
      return [failed, requests(1)];
    case "refresh":
    case "refresh, 20 ms latency":
    case "refresh, rate limit":
      return [failed, requests(1 + 9), toFloor(1.25)];
    case "refresh, partial list":
    case "refresh, rate limit, partial list":
      return [failed, requests(workflows + 10)];
    default:
      return [failed];
  }
}

const memory = ({ workflows, steps }: Measured): Target[] => {
  const peak = (name: "armature" | "stock"): number =>
    Math.max(...steps.map(({ samples }) => medianOf(samples[name], ({ peakMb }) => peakMb)));
  return [atMost(`memory of the provider at ${workflows}`, peak("armature"), peak("stock") + 64, " MB")];
};

const state = (measured: Measured): Target[] => {
  const [bytes] = samplesOf(measured, "unchanged up")?.armature.map(({ stateBytes }) => stateBytes) ?? [];
  return bytes === undefined
    ? []
    : [atMost("state of a workflow beside its JSON and the engine's own", bytes.provider, 400, " bytes")];
};

const growth = (scales: readonly Measured[]): Target[] =>
  growthOf(scales).map(({ step, exponents }) =>
    atMost(`growth of ${step}`, exponents.armature, exponents.floor + 0.05),
  );

const startUp = ({ stockCheckMs, unchangedCheckMs, newCheckMs, sdkMs }: StartUp): Target[] => [
  atMost("provider ready later than stock", unchangedCheckMs - stockCheckMs, 50, " ms"),
  atMost("with the rules for new inputs", newCheckMs - stockCheckMs, 50, " ms"),
  atMost("import of the sdk", sdkMs, 30, " ms"),
];

const reviewTarget = ({ workflows, noRulesMs, allRulesMs }: ReviewTimes): Target =>
  atMost(`review of ${workflows} workflows, more than without rules`, allRulesMs - noRulesMs, 2000, " ms");

/** Of everything that was measured, in the order in which it was. */
export function targetsOf(scales: readonly Measured[], start: StartUp, review?: ReviewTimes): Targets[] {
  const all = [
    { of: "start", targets: startUp(start) },
    ...scales.map((measured) => ({
      of: nameOf(measured),
      targets: [
        ...measured.steps.flatMap(({ step, samples }) => stepTargets(step, samples, measured.workflows)),
        ...memory(measured),
        ...state(measured),
      ],
    })),
    { of: "growth", targets: growth(scales) },
    { of: "a policy pack", targets: review === undefined ? [] : [reviewTarget(review)] },
  ];
  return all.filter(({ targets }) => targets.length > 0);
}
