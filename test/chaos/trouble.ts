import fc from "fast-check";
import type { Fault, FaultEffect } from "../../sdk/testing/index.js";

/** When the provider process dies: so long after it has sent a dispatch, which the server works on or not. */
interface Death {
  /** Which dispatch of this `up`, counted from 1; a later one may be of a retry. */
  readonly nth: number;
  readonly delayMs: number;
  readonly effect: FaultEffect | undefined;
}

/** What goes wrong during an `up`. */
export type Trouble =
  | { readonly kind: "none" | "refresh" | "restart" | "destroy" }
  | { readonly kind: "faults"; readonly faults: Fault[] }
  | ({ readonly kind: "kill" | "interrupt" } & Death)
  /** After a kill, the list of runs leaves out one run of the last dispatch, the first or the second, for so many looks. */
  | ({ readonly kind: "lag"; readonly hidden: 0 | 1; readonly looks: number } & Death);

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

/** From which request on; a later one may be of a retry. */
const from = fc.constantFrom(1, 1, 2, 3).map((first) => ({ from: first }));

const dispatchFault = fc.record({ do: lostDispatch, times, nth: from, method: fc.constant("POST") });

const lookFault = fc.record({
  do: lostLook,
  times,
  nth: from,
  path: fc.constantFrom("/runs", "/runs/*"),
  method: fc.constant("GET"),
});

/** Each of them acts on some of the requests of an `up`, and not on the next one's. */
const faults: fc.Arbitrary<Fault[]> = fc
  .tuple(fc.array(dispatchFault, { maxLength: 2 }), fc.array(lookFault, { maxLength: 2 }))
  .map(([dispatches, looks]) => [...dispatches, ...looks]);

/** Ends of the connection that only the death of the process gets out of. */
const stalls = fc.constantFrom<(FaultEffect | undefined)[]>(
  undefined,
  { stall: "headers" },
  { stall: "headers", after: true },
  { stall: "body", after: true },
);

/** A process that is told to end waits for the answer to a dispatch, so that there has to be one. */
const delays = fc.constantFrom<(FaultEffect | undefined)[]>(
  undefined,
  undefined,
  { delayMs: 150 },
  { delayMs: 150, cut: "after" },
  { delayMs: 150, status: 503, after: true },
);

const nth = fc.constantFrom(1, 1, 2, 3, 4);

const lag: fc.Arbitrary<Trouble> = fc.record({
  kind: fc.constant("lag" as const),
  nth,
  delayMs: fc.constant(0),
  effect: fc.constant<FaultEffect>({ stall: "headers", after: true }),
  hidden: fc.constantFrom(0 as const, 1 as const),
  looks: times,
});

/** @param hasLag whether a list of runs that names only some of a dispatch is among them */
export const troubleOf = (hasLag: boolean): fc.Arbitrary<Trouble> =>
  fc.oneof(
    fc.record({ kind: fc.constantFrom("none" as const, "refresh" as const, "restart" as const, "destroy" as const) }),
    fc.record({ kind: fc.constant("faults" as const), faults }),
    fc.record({
      kind: fc.constant("kill" as const),
      nth,
      delayMs: fc.integer({ min: 0, max: 120 }),
      effect: stalls,
    }),
    fc.record({
      kind: fc.constant("interrupt" as const),
      nth,
      delayMs: fc.integer({ min: 0, max: 200 }),
      effect: delays,
    }),
    ...(hasLag ? [lag] : []),
  );
