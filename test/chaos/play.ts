import { type Program, programOf } from "./program.js";
import { openChaosStack } from "./stack.js";

/** Plays the program of a seed: what went wrong, or undefined when every change has dispatched exactly once. */
export async function play(seed: number): Promise<string | undefined> {
  const program = programOf(seed);
  const problem = await problemOf(program).catch((error: unknown) => String(error));
  return problem === undefined ? undefined : `seed ${seed}: ${problem}\n${JSON.stringify(program)}`;
}

async function problemOf(program: Program): Promise<string | undefined> {
  const stack = await openChaosStack(program);
  try {
    let changes = 0;
    let last: string | undefined;
    for (const [index, step] of program.steps.entries()) {
      if (step.trigger !== last) changes += 1;
      last = step.trigger;
      const kept = await stack.take(step);
      const dispatched = await stack.dispatched();
      const where = `after step ${index + 1}, with ${changes} changes`;
      if (dispatched.length !== changes * program.repeats) return `${where}, there are ${dispatched.length} runs`;
      if (kept.join() !== dispatched.slice(-program.repeats).join()) return `${where}, the state has other runs`;
    }
    return undefined;
  } finally {
    await stack.close();
  }
}
