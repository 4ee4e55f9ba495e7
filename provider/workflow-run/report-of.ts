import type { Deployed, GateReport } from "../report/gate-report.js";
import { stops } from "./gate.js";
import { missingRuns } from "./judge.js";
import { nextUp } from "./next-up.js";
import type { Declared } from "./defaults.js";
import { isUnfinished, type Outcome } from "./state.js";
import { count } from "./verdict.js";

/** Where a gate stands in the user's code. */
type Place = Pick<Deployed & GateReport, "project" | "stack" | "name">;

/** Whose runs they are, and what is declared of them. */
export interface Case {
  readonly declared: Declared;
  readonly origin: Place;
}

/** What a report tells of the program, whatever came of it. */
export function declaredPart({
  declared,
  origin,
}: Case): Deployed & Pick<GateReport, "name" | "requiredPasses" | "onInconclusive"> {
  const { workflowId, gate, requiredPasses, onInconclusive } = declared;
  const { project, stack, name } = origin;
  return { project, stack, name, gate, workflowId, requiredPasses, onInconclusive };
}

export function reportOf(of: Case, outcome: Outcome): GateReport {
  const { declared } = of;
  const { runs, retried, retries, verdict, sequence, dispatchedAt, bypass } = outcome;
  return {
    ...declaredPart(of),
    verdict,
    blocked: stops(declared, outcome),
    flaky: verdict === "pass" && retries > 0,
    ...tooFew(outcome),
    ...(bypass === undefined ? {} : { bypass }),
    nextUp: nextUp(declared, outcome),
    sequence,
    dispatchedAt,
    count: count(runs.map((run) => run.verdict)),
    runs,
    retried,
  };
}

/** That runs are missing, which proves nothing of those that are there. */
function tooFew(outcome: Outcome): Pick<GateReport, "missing" | "why"> {
  if (isUnfinished(outcome)) return { why: "the last dispatch was cut short" };
  const { expected = 0 } = outcome;
  const missing = missingRuns(outcome);
  if (missing === 0) return {};
  const why = `of the ${expected} runs that testers and repeats ask for ${missing} ${missing === 1 ? "is" : "are"} missing`;
  return { missing, why };
}
