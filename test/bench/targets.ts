import { growthOf, medianOf, ratioOf, samplesOf } from "./ratios.js";
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

const atMost = (what: string, measured: number, most: number, unit = ""): Target => {
  const told = (number: number): string => `${Number.isInteger(number) ? number : number.toFixed(2)}${unit}`;
  return { what, most: told(most), measured: told(measured), isMet: measured <= most };
};

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
  const failed = atMost(`${step}: failed`, armature.filter(({ isClean }) => !isClean).length, 0);
  switch (step) {
    case "create": {
      const posts = mostOf(armature, (sample) => sample.requests["POST /workflows"] ?? 0);
      const toStock = atMost("create: time to stock's", ratioOf(armature, stock).median, 0.7);
      return [failed, atMost("create: POSTs", posts, workflows), toFloor(1.1), toStock];
    }
    case "unchanged up":
    case "preview":
      return [failed, requests(0), toFloor(1.1)];
    case "one change":
      return [failed, requests(1)];
    case "refresh":
      return [failed, requests(1 + 9), toFloor(1.25)];
    case "refresh, 20 ms latency":
    case "refresh, rate limit":
      return [failed, requests(1 + 9)];
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
  return [
    atMost(
      `memory of the provider at ${workflows}`,
      Math.round(peak("armature")),
      Math.round(peak("stock") + 64),
      " MB",
    ),
  ];
};

const state = (measured: Measured): Target[] => {
  const [bytes] = samplesOf(measured, "unchanged up")?.armature.map(({ stateBytes }) => stateBytes) ?? [];
  return bytes === undefined ? [] : [atMost("state of a workflow beside its own JSON", bytes.provider, 400, " bytes")];
};

const growth = (scales: readonly Measured[]): Target[] =>
  growthOf(scales).map(({ step, exponents }) =>
    atMost(`growth of ${step}`, exponents.armature, exponents.floor + 0.05),
  );

const startUp = ({ stockCheckMs, unchangedCheckMs, newCheckMs, sdkMs }: StartUp): Target[] => [
  atMost("provider ready later than stock", Math.round(unchangedCheckMs - stockCheckMs), 50, " ms"),
  atMost("with the rules for new inputs", Math.round(newCheckMs - stockCheckMs), 50, " ms"),
  atMost("import of the sdk", Math.round(sdkMs), 30, " ms"),
];

/** Of everything that was measured, in the order in which it was. */
export function targetsOf(scales: readonly Measured[], start: StartUp): Targets[] {
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
  ];
  return all.filter(({ targets }) => targets.length > 0);
}
