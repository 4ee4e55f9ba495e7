import fc from "fast-check";
import { type Fault, type FaultEffect, type ProfileName, profileNames } from "../../../sdk/testing/index.js";

export type Verb = "up" | "refresh" | "destroy";

/** What goes wrong while a stack with one workflow goes through a verb. */
export interface Trouble {
  readonly verb: Verb;
  /** The prompt that the program declares meanwhile. */
  readonly prompt: string;
  readonly faults: readonly Fault[];
  /**
   * The process dies so long after the verb's own request has come to the server; undefined when it lives on. By kill -9,
   * or by a signal that lets it end what it has begun.
   */
  readonly death: { readonly delayMs: number; readonly by: "SIGKILL" | "SIGINT" } | undefined;
}

export interface Step {
  readonly troubles: readonly Trouble[];
  /** What the step comes to in the end, when nothing goes wrong any more. */
  readonly verb: "up" | "destroy";
  readonly prompt: string;
}

/** A stack's life with one workflow in it, on one server. */
export interface Program {
  readonly profile: ProfileName;
  readonly steps: readonly Step[];
}

const lost: fc.Arbitrary<FaultEffect> = fc.constantFrom<FaultEffect[]>(
  { cut: "before" },
  { cut: "after" },
  { status: 400 },
  { status: 408, after: true },
  { status: 429, retryAfter: "0" },
  { status: 500 },
  { status: 503, after: true },
  { status: 502, body: "html", after: true },
  { garbage: "empty" },
  { garbage: "truncated-json" },
  { garbage: "nulls" },
  { garbage: "wrong-types" },
  { html: true, after: true },
);

const requests = fc.constantFrom(
  { method: "POST", path: "/workflows" },
  { method: "POST", path: "/workflows" },
  { method: "PATCH", path: "/workflows/*" },
  { method: "DELETE", path: "/workflows/*" },
  { method: "GET", path: "/workflows" },
  { method: "GET", path: "/workflows/*" },
  { method: "GET", path: "/org" },
);

const fault: fc.Arbitrary<Fault> = fc
  .record({ on: requests, do: lost, times: fc.integer({ min: 1, max: 3 }) })
  .map(({ on, ...rest }) => ({ ...on, ...rest }));

const prompt = fc.constantFrom("a", "b", "c");

const verb = fc.constantFrom<Verb[]>("up", "up", "up", "up", "refresh", "destroy");

/** The methods of a verb's own requests, beside those that look around. */
export const methodsOf: Readonly<Record<Verb, readonly string[]>> = {
  up: ["POST", "PATCH"],
  refresh: ["GET"],
  destroy: ["DELETE"],
};

const faulty: fc.Arbitrary<Trouble> = fc.record({
  verb,
  prompt,
  faults: fc.array(fault, { minLength: 1, maxLength: 3 }),
  death: fc.constant(undefined),
});

/** The server does the work or not, and the answer comes too late for a process that dies before it. */
const deadly: fc.Arbitrary<Trouble> = verb.chain((name) => {
  const late = fc.constantFrom<FaultEffect[]>({ delayMs: 150 }, { delayMs: 150, cut: "after" }, { delayMs: 0 });
  const stalled = fc.constantFrom<FaultEffect[]>({ stall: "headers" }, { stall: "headers", after: true });
  const of = (by: "SIGKILL" | "SIGINT", effects: fc.Arbitrary<FaultEffect>): fc.Arbitrary<Trouble> =>
    fc.record({
      verb: fc.constant(name),
      prompt,
      faults: effects.map((effect) => methodsOf[name].map((method) => ({ method, do: effect }))),
      death: fc.record({ delayMs: fc.integer({ min: 0, max: 200 }), by: fc.constant(by) }),
    });
  return fc.oneof(of("SIGKILL", fc.oneof(late, stalled)), of("SIGKILL", stalled), of("SIGINT", late));
});

const step: fc.Arbitrary<Step> = fc.record({
  troubles: fc.array(fc.oneof(faulty, deadly, deadly), { minLength: 1, maxLength: 2 }),
  verb: fc.constantFrom("up" as const, "destroy" as const),
  prompt,
});

const program = fc.record({
  profile: fc.constantFrom(...profileNames),
  steps: fc.array(step, { minLength: 1, maxLength: 2 }),
});

/** The program of a seed, always the same. */
export function programOf(seed: number): Program {
  const [only] = fc.sample(program, { seed, numRuns: 1 });
  if (only === undefined) throw new Error("A seed makes one program.");
  return only;
}
