import fc from "fast-check";
import { type ProfileName, profileNames } from "../../sdk/testing/index.js";
import type { End } from "./order.js";
import { type Trouble, troubleOf } from "./trouble.js";

export interface Step {
  readonly trigger: string;
  /** One after the other, before there is an `up` of which nothing goes wrong. */
  readonly troubles: readonly Trouble[];
  /** After the troubles, the program is what it was before: this trigger was a mistake. */
  readonly isTakenBack: boolean;
}

/** A stack's life with one run in it, on one server. */
export interface Program {
  readonly profile: ProfileName;
  /** Who says that there are two testers, so that each dispatch makes two runs. */
  readonly twoTestersOf: "nobody" | "run" | "workflow";
  readonly gate: "off" | "block";
  readonly onInconclusive: "block" | "retry";
  readonly forceNewRun: boolean;
  readonly repeats: number;
  /** Whether the program names its dispatches itself. */
  readonly hasOwnKey: boolean;
  /** How long a run takes: one that has ended is another case than one that goes on. */
  readonly runningMs: number;
  /** How the runs end, in the order in which dispatches make them; further ones pass. */
  readonly ends: readonly End[];
  readonly steps: readonly Step[];
}

type Server = Omit<Program, "steps">;

/** How many runs a dispatch makes. */
export const testersIn = ({ twoTestersOf }: Pick<Program, "twoTestersOf">): number =>
  twoTestersOf === "nobody" ? 1 : 2;

export const mayRetry = ({ gate, onInconclusive }: Pick<Program, "gate" | "onInconclusive">): boolean =>
  gate === "block" && onInconclusive === "retry";

const server: fc.Arbitrary<Server> = fc.record({
  profile: fc.constantFrom(...profileNames),
  twoTestersOf: fc.constantFrom("nobody" as const, "run" as const, "workflow" as const),
  gate: fc.constantFrom("off" as const, "block" as const, "block" as const),
  onInconclusive: fc.constantFrom("block" as const, "retry" as const, "retry" as const),
  forceNewRun: fc.boolean(),
  repeats: fc.constantFrom(1, 1, 2, 3),
  hasOwnKey: fc.boolean(),
  runningMs: fc.constantFrom(0, 0, 60, 400),
  ends: fc.array(fc.constantFrom<End[]>("pass", "pass", "pass", "fail", "error", "error", "error"), { maxLength: 16 }),
});

/**
 * Whether the list of runs may name one run of a dispatch and not the other. Where the server forgets a key besides, or is
 * told to make new runs for it whatever it knows of the workflow's testers, nobody could tell what there is.
 */
function mayLag({ profile, twoTestersOf, forceNewRun }: Server): boolean {
  if (profile === "terse" || twoTestersOf === "nobody") return false;
  return twoTestersOf === "run" || !forceNewRun;
}

function stepsOn(its: Server): fc.Arbitrary<Step[]> {
  const step = fc.record({
    trigger: fc.constantFrom("a", "b", "c"),
    troubles: fc.array(troubleOf(mayLag(its)), { minLength: 1, maxLength: 2 }),
    isTakenBack: fc.constantFrom(false, false, true),
  });
  return fc.array(step, { minLength: 1, maxLength: 2 });
}

/** The program of a seed, always the same. */
export function programOf(seed: number): Program {
  const program = server.chain((its) => stepsOn(its).map((steps): Program => ({ ...its, steps })));
  const [only] = fc.sample(program, { seed, numRuns: 1 });
  if (only === undefined) throw new Error("A seed makes one program.");
  return only;
}
