import { median } from "./median.js";
import type { ContenderName } from "./contender.js";
import type { Sample } from "./sample.js";
import type { Measured, StepSamples } from "./scale.js";

/** How many times as long one took as the other, in the rounds of one run; NaN where one of them failed. */
export interface Ratio {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

export function ratioOf(of: readonly Sample[], to: readonly Sample[]): Ratio {
  const timeOf = (sample: Sample | undefined): number => (sample?.isClean === true ? sample.wallMs : Number.NaN);
  const each = of.map((sample, round) => timeOf(sample) / timeOf(to[round]));
  return { median: median(each), least: Math.min(...each), most: Math.max(...each) };
}

export const medianOf = (samples: readonly Sample[], value: (sample: Sample) => number | undefined): number =>
  median(samples.map((sample) => value(sample) ?? Number.NaN));

export const secondsOf = (samples: readonly Sample[]): number => medianOf(samples, ({ wallMs }) => wallMs / 1000);

export function samplesOf({ steps }: Measured, step: string): StepSamples["samples"] | undefined {
  return steps.find((one) => one.step === step)?.samples;
}

/** How the time grows with the number of workflows: 1 is in proportion to it, 2 with its square. */
export interface Growth {
  readonly step: string;
  readonly from: number;
  readonly to: number;
  readonly exponents: Readonly<Record<ContenderName, number>>;
}

/** From the smallest to the largest scale at which the engine writes no checkpoints, whose own cost grows otherwise. */
export function growthOf(scales: readonly Measured[]): Growth[] {
  const sorted = scales
    .filter(({ hasCheckpoints }) => !hasCheckpoints)
    .toSorted((one, other) => one.workflows - other.workflows);
  const [few, many] = [sorted.at(0), sorted.at(-1)];
  if (few === undefined || many === undefined || few === many) return [];
  return many.steps.flatMap(({ step, samples }) => {
    const before = samplesOf(few, step);
    if (before === undefined) return [];
    const exponent = (name: ContenderName): number =>
      Math.log(secondsOf(samples[name]) / secondsOf(before[name])) / Math.log(many.workflows / few.workflows);
    const exponents = { armature: exponent("armature"), floor: exponent("floor"), stock: exponent("stock") };
    return [{ step, from: few.workflows, to: many.workflows, exponents }];
  });
}
