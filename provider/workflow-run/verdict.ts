/** What one run says: nothing yet, or one of the three things that a gate can make of it. */
export type RunVerdict = "pending" | "pass" | "fail" | "inconclusive";

/** What the runs say together. */
export type Verdict = RunVerdict;

/** As far as a run has come. */
export interface Progress {
  readonly status: string | undefined;
  readonly endedAt: string | undefined;
}

/** How many runs have to pass. */
export type RequiredPasses = "all" | "any" | number;

/** The words of the API's pages. */
const verdicts: ReadonlyMap<string | undefined, RunVerdict> = new Map([
  ["pass", "pass"],
  ["partial", "fail"],
  ["fail", "fail"],
  ["error", "inconclusive"],
  ["timed_out", "inconclusive"],
  ["pending", "pending"],
  ["running", "pending"],
]);

/** Whether a gate knows the word, and does not only make the best of it. */
export const isKnownStatus = (status: string | undefined): boolean => verdicts.has(status);

/**
 * A run's verdict by its own word. A failing product and a broken test are never taken for one another: what ends in any
 * word that is not known is inconclusive, and what has not ended is pending.
 */
export const runVerdict = ({ status, endedAt }: Progress): RunVerdict =>
  verdicts.get(status) ?? (endedAt === undefined ? "pending" : "inconclusive");

/** What else is known of a run: its evaluation, which is read once it has ended, or that the server never knew of it. */
export type Witness = "awaited" | "agrees" | "contradicts" | "unreadable" | "lost";

/** What becomes of a pass, which needs a second witness. */
const passes: Readonly<Record<Witness, RunVerdict>> = {
  awaited: "pending",
  agrees: "pass",
  contradicts: "inconclusive",
  unreadable: "inconclusive",
  lost: "inconclusive",
};

/** A run's verdict in the end: its own word, but a pass only with a witness, and nothing at all of a run that is lost. */
export function witnessed(own: RunVerdict, witness: Witness): RunVerdict {
  if (own === "pass") return passes[witness];
  return own === "pending" && witness === "lost" ? "inconclusive" : own;
}

export interface Count {
  readonly pass: number;
  readonly fail: number;
  readonly inconclusive: number;
  readonly pending: number;
}

export function count(verdicts: readonly RunVerdict[]): Count {
  const of = (verdict: RunVerdict): number => verdicts.filter((each) => each === verdict).length;
  return { pass: of("pass"), fail: of("fail"), inconclusive: of("inconclusive"), pending: of("pending") };
}

/** How many of this many runs have to pass; undefined when there are not that many. */
export function needed(required: RequiredPasses, runs: number): number | undefined {
  const passes = required === "all" ? runs : required === "any" ? 1 : required;
  return passes <= runs && runs > 0 ? passes : undefined;
}

/** Whether more runs have to pass than a dispatch makes, which no further dispatch changes. */
export function isOutOfReach(required: RequiredPasses, runs: number): boolean {
  return runs > 0 && needed(required, runs) === undefined;
}

/**
 * The verdict over all runs: pass once enough have passed, fail once enough cannot pass any more, pending while it is
 * open, and inconclusive when it can no longer be found out. No runs, or fewer than have to pass, prove nothing, and
 * neither do those that are there while others are missing.
 *
 * @param missing how many runs the dispatch should have made besides
 */
export function verdictOf(verdicts: readonly RunVerdict[], required: RequiredPasses, missing = 0): Verdict {
  const passes = needed(required, verdicts.length);
  if (passes === undefined || missing > 0) return "inconclusive";
  const { pass, fail, pending } = count(verdicts);
  if (pass >= passes) return "pass";
  if (verdicts.length - fail < passes) return "fail";
  return pending > 0 ? "pending" : "inconclusive";
}
