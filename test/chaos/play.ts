import { Ledger } from "./ledger.js";
import { type Program, programOf } from "./program.js";
import { type ChaosStack, openChaosStack } from "./stack.js";

/** How the play of a program went. */
export interface Played {
  /** What went wrong; undefined when every change has dispatched exactly once. */
  readonly problem: string | undefined;
  /** How many runs no state has, since their change was taken back. */
  readonly lost: number;
  /** How many changes took up the runs that earlier attempts had lost. */
  readonly found: number;
}

/** Plays the program of a seed. */
export async function playSeed(seed: number): Promise<Played> {
  const program = programOf(seed);
  const played = await play(program);
  const { problem } = played;
  return problem === undefined
    ? played
    : { ...played, problem: `seed ${seed}: ${problem}\n${JSON.stringify(program)}` };
}

export async function play(program: Program): Promise<Played> {
  const ledger = new Ledger(program.repeats);
  const stack = await openChaosStack(program);
  try {
    const problem = await problemOf(program, stack, ledger).catch((error: unknown) => String(error));
    return { problem, lost: ledger.lost, found: ledger.found };
  } finally {
    await stack.close();
  }
}

async function problemOf(
  { steps, hasOwnKey }: Program,
  stack: ChaosStack,
  ledger: Ledger,
): Promise<string | undefined> {
  for (const [index, step] of steps.entries()) {
    // The user's own key names the first dispatch, whatever it is for: another one would be the same.
    const isNamed = hasOwnKey && ledger.trigger === undefined;
    const target = step.isTakenBack && !isNamed ? ledger.trigger : step.trigger;
    await stack.suffer(step);
    if (step.trouble.kind === "destroy") ledger.destroy(hasOwnKey);
    const troubled = ledger.enter(step.trigger, await stack.sight());
    if (troubled !== undefined) return `in the trouble of step ${index + 1}, ${troubled}`;
    // Nothing to go back to: whoever takes back a first attempt has no such run in the program.
    if (target === undefined) continue;
    await stack.settle(target);
    const settled = ledger.enter(target, await stack.sight());
    if (settled !== undefined) return `after step ${index + 1}, ${settled}`;
    if (ledger.trigger !== target) return `after step ${index + 1}, the state does not have its change`;
  }
  return undefined;
}
