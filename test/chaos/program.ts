import fc from "fast-check";
import { type Fault, type FaultEffect, type ProfileName, profileNames } from "../../sdk/testing/index.js";

/** What goes wrong during an `up`. */
export type Trouble =
  | { readonly kind: "none" | "refresh" | "restart" | "destroy" }
  | { readonly kind: "faults"; readonly faults: Fault[] }
  /** The process is killed so long after it has sent the dispatch, which the server works on or not. */
  | { readonly kind: "kill"; readonly delayMs: number; readonly effect: FaultEffect | undefined };

export interface Step {
  readonly trigger: string;
  readonly trouble: Trouble;
  /** After the trouble, the program is what it was before: this trigger was a mistake. */
  readonly isTakenBack: boolean;
}

/** A stack's life with one run in it, on one server. */
export interface Program {
  readonly profile: ProfileName;
  readonly gate: "off" | "block";
  readonly forceNewRun: boolean;
  readonly repeats: number;
  /** Whether the program names its dispatches itself. */
  readonly hasOwnKey: boolean;
  /** How long a run takes: one that has ended is another case than one that goes on. */
  readonly runningMs: number;
  readonly steps: readonly Step[];
}

const lostDispatch: fc.Arbitrary<FaultEffect> = fc.constantFrom<FaultEffect[]>(
  { cut: "before" },
  { cut: "after" },
  { status: 500 },
  { status: 503 },
  { status: 503, after: true },
  { status: 502, body: "html", after: true },
  { status: 429, retryAfter: "0" },
  { garbage: "truncated-json" },
  { garbage: "nulls" },
  { html: true, after: true },
);

const lostLook: fc.Arbitrary<FaultEffect> = fc.constantFrom<FaultEffect[]>(
  { cut: "before" },
  { cut: "after" },
  { status: 500 },
  { status: 503 },
  { garbage: "truncated-json" },
);

const times = fc.integer({ min: 1, max: 3 });

/** Each of them acts on some of the requests of an `up`, and not on the next one's. */
const faults: fc.Arbitrary<Fault[]> = fc
  .tuple(
    fc.array(fc.record({ do: lostDispatch, times, method: fc.constant("POST") }), { maxLength: 2 }),
    fc.array(
      fc.record({ do: lostLook, times, path: fc.constantFrom("/runs", "/runs/*"), method: fc.constant("GET") }),
      {
        maxLength: 2,
      },
    ),
  )
  .map(([dispatches, looks]) => [...dispatches, ...looks]);

const stalls = fc.constantFrom<(FaultEffect | undefined)[]>(
  undefined,
  { stall: "headers" },
  { stall: "headers", after: true },
  { stall: "body", after: true },
);

const trouble: fc.Arbitrary<Trouble> = fc.oneof(
  fc.record({ kind: fc.constantFrom("none" as const, "refresh" as const, "restart" as const, "destroy" as const) }),
  fc.record({ kind: fc.constant("faults" as const), faults }),
  fc.record({ kind: fc.constant("kill" as const), delayMs: fc.integer({ min: 0, max: 120 }), effect: stalls }),
);

const step: fc.Arbitrary<Step> = fc.record({
  trigger: fc.constantFrom("a", "b", "c"),
  trouble,
  isTakenBack: fc.constantFrom(false, false, true),
});

const program: fc.Arbitrary<Program> = fc.record({
  profile: fc.constantFrom(...profileNames),
  gate: fc.constantFrom("off" as const, "block" as const),
  forceNewRun: fc.boolean(),
  repeats: fc.integer({ min: 1, max: 3 }),
  hasOwnKey: fc.boolean(),
  runningMs: fc.constantFrom(0, 0, 60, 400),
  steps: fc.array(step, { minLength: 3, maxLength: 7 }),
});

/** The program of a seed, always the same. */
export function programOf(seed: number): Program {
  const [only] = fc.sample(program, { seed, numRuns: 1 });
  if (only === undefined) throw new Error("A seed makes one program.");
  return only;
}
