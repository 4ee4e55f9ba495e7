import type { Engine } from "../support/engine/engine.js";
import { type Contender, type ContenderName, contenderNames, openContender } from "./contender.js";
import type { Sample } from "./sample.js";
import { allSteps, leastSteps, lightSteps, quickSteps, type Step } from "./steps.js";

/** So many workflows, for so many rounds, each with new stacks. */
export interface Scale {
  readonly workflows: number;
  readonly hasCheckpoints: boolean;
  readonly rounds: number;
  readonly steps: readonly Step[];
}

export const quickScales: readonly Scale[] = [{ workflows: 100, hasCheckpoints: true, rounds: 3, steps: quickSteps }];

/** The longest come last: a run that is broken off leaves what it has measured. */
export const wholeScales: readonly Scale[] = [
  { workflows: 100, hasCheckpoints: true, rounds: 3, steps: allSteps },
  { workflows: 1000, hasCheckpoints: false, rounds: 3, steps: allSteps },
  { workflows: 100, hasCheckpoints: false, rounds: 3, steps: lightSteps },
  { workflows: 3000, hasCheckpoints: false, rounds: 3, steps: leastSteps },
  { workflows: 1000, hasCheckpoints: true, rounds: 3, steps: leastSteps },
];

/** The samples of one step, a contender's in the order of the rounds. */
export interface StepSamples {
  readonly step: string;
  readonly samples: Readonly<Record<ContenderName, readonly Sample[]>>;
}

export interface Measured {
  readonly workflows: number;
  readonly hasCheckpoints: boolean;
  readonly steps: readonly StepSamples[];
}

export const nameOf = ({ workflows, hasCheckpoints }: Pick<Scale, "workflows" | "hasCheckpoints">): string =>
  `${workflows} workflows, ${hasCheckpoints ? "a checkpoint after each step" : "PULUMI_SKIP_CHECKPOINTS"}`;

/** Takes each step with every contender in turn, another one first in each round: what disturbs one disturbs all. */
export async function measureScale(engine: Engine, scale: Scale, say: (line: string) => void): Promise<Measured> {
  const { workflows, hasCheckpoints, rounds, steps } = scale;
  const none = (): Samples => ({ armature: [], floor: [], stock: [] });
  const samples = steps.map(({ name }) => ({ step: name, samples: none() }));
  for (let round = 0; round < rounds; round += 1) {
    say(`${nameOf(scale)}: round ${round + 1} of ${rounds}`);
    const contenders = await Promise.all(contenderNames.map((name) => openContender(name, { engine, ...scale })));
    try {
      for (const [index, step] of steps.entries()) {
        for (const contender of turned(contenders, round + index)) {
          samples[index]?.samples[contender.name].push(await contender.measure(step));
        }
      }
    } finally {
      await Promise.all(contenders.map((contender) => contender.close()));
    }
  }
  return { workflows, hasCheckpoints, steps: samples };
}

type Samples = Record<ContenderName, Sample[]>;

const turned = (contenders: readonly Contender[], by: number): Contender[] => {
  const first = by % contenders.length;
  return [...contenders.slice(first), ...contenders.slice(0, first)];
};
