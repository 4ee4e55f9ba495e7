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

/**
 * A run's verdict. A failing product and a broken test are never taken for one another: what ends in any word that is
 * not known is inconclusive, and what has not ended is pending.
 */
export function runVerdict({ status, endedAt }: Progress): RunVerdict {
  switch (status) {
    case "pass":
      return "pass";
    case "partial":
    case "fail":
      return "fail";
    case "error":
    case "timed_out":
      return "inconclusive";
    case "pending":
    case "running":
      return "pending";
    case undefined:
    default:
      return endedAt === undefined ? "pending" : "inconclusive";
  }
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

/**
 * The verdict over all runs: pass once enough have passed, fail once enough cannot pass any more, pending while it is
 * open, and inconclusive when it can no longer be found out. No runs, or fewer than have to pass, prove nothing.
 */
export function verdictOf(verdicts: readonly RunVerdict[], required: RequiredPasses): Verdict {
  const passes = needed(required, verdicts.length);
  if (passes === undefined) return "inconclusive";
  const { pass, fail, pending } = count(verdicts);
  if (pass >= passes) return "pass";
  if (verdicts.length - fail < passes) return "fail";
  return pending > 0 ? "pending" : "inconclusive";
}
