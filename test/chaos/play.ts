import { Ledger } from "./ledger.js";
import { mayRetry, type Program, programOf, type Step } from "./program.js";
import { type ChaosStack, openChaosStack } from "./stack.js";
import { suffer } from "./suffer.js";

/** How the play of a program went. */
export interface Played {
  /** What went wrong; undefined when every change has dispatched exactly once. */
  readonly problem: string | undefined;
  /** How many dispatches no state has, since their change was taken back. */
  readonly lost: number;
  /** How many orders took up the runs that earlier attempts had lost. */
  readonly found: number;
  /** How many closed gates were dispatched again, and how many states have had the runs of a retry. */
  readonly closed: number;
  readonly retried: number;
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
  const { repeats, gate } = program;
  const ledger = new Ledger({ repeats, retries: mayRetry(program) ? 2 : 0, isGated: gate === "block" });
  const stack = await openChaosStack(program);
  try {
    const problem = await problemOf(program, stack, ledger).catch((error: unknown) => String(error));
    const { lost, found, closed, retried } = ledger;
    return { problem, lost, found, closed, retried };
  } finally {
    await stack.close();
  }
}

async function problemOf(program: Program, stack: ChaosStack, ledger: Ledger): Promise<string | undefined> {
  for (const [index, step] of program.steps.entries()) {
    const problem = await problemIn(step, program, stack, ledger);
    if (problem !== undefined) return `in step ${index + 1}, ${problem}`;
  }
  return undefined;
}

async function problemIn(
  { trigger, troubles, isTakenBack }: Step,
  { hasOwnKey, ends }: Program,
  stack: ChaosStack,
  ledger: Ledger,
): Promise<string | undefined> {
  const before = ledger.trigger;
  for (const trouble of troubles) {
    const hasPassed = await suffer(stack, trigger, trouble);
    if (trouble.kind === "destroy") ledger.destroy(hasOwnKey);
    const problem = ledger.enter({ trigger, hasPassed, isCalm: false }, await stack.sight());
    if (problem !== undefined) return `after ${trouble.kind}, ${problem}`;
  }
  // The user's own key names the first dispatch, whatever it is for: another one would be the same.
  const isNamed = hasOwnKey && ledger.trigger === undefined;
  const target = isTakenBack && !isNamed ? (before ?? ledger.trigger) : trigger;
  // Nothing to go back to: whoever takes back a first attempt has no such run in the program.
  if (target === undefined) return undefined;
  // Each gate that is closed has used up a run that does not pass.
  for (let ups = 0; ups <= ends.length; ups += 1) {
    const failure = await stack.up(target);
    const hasPassed = failure === undefined;
    const problem = ledger.enter({ trigger: target, hasPassed, isCalm: true }, await stack.sight());
    if (problem !== undefined) return `of an up to ${target}, ${problem}${hasPassed ? "" : `\n${failure}`}`;
    if (hasPassed) return undefined;
  }
  return `the gate to ${target} does not open`;
}
