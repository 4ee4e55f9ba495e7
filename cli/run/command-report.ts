import { declaredIn } from "../../provider/workflow-run/mapping.js";
import { count } from "../../provider/workflow-run/verdict.js";
import type { GateReport, Run } from "../../provider/report/gate-report.js";
import type { Properties } from "../../provider/resource.js";
import { inCommandWords } from "../command-words.js";
import { withoutKeys } from "../error-line.js";

/** What is told of runs that a command has dispatched: the same as of a gate's, without what only a deployment has. */
export function commandReport(given: GateReport, failure?: string): GateReport {
  const { name, workflowId, verdict, flaky, missing, onInconclusive } = given;
  const { sequence, dispatchedAt, requiredPasses, count: counted, runs, retried } = given;
  const why = failure ?? given.why;
  return {
    name: withoutKeys(name),
    verdict,
    blocked: verdict !== "pass",
    flaky,
    ...(why === undefined ? {} : { why: told(why) }),
    ...(missing === undefined ? {} : { missing }),
    onInconclusive,
    nextUp: "none",
    ...(workflowId === undefined ? {} : { workflowId }),
    sequence,
    dispatchedAt,
    requiredPasses,
    count: counted,
    runs: runs.map(runOfCommand),
    retried: retried.map(runOfCommand),
  };
}

/** A server's words may quote anything. */
const told = (why: string): string => withoutKeys(inCommandWords(why));

const runOfCommand = (run: Run): Run => (run.why === undefined ? run : { ...run, why: told(run.why) });

/** What is told before there is a run, and when there never was one. */
export function withoutRuns(
  { workflow, args }: { readonly workflow: string; readonly args: Properties },
  { why, ...of }: Pick<GateReport, "verdict" | "dispatchedAt"> & { readonly why: string },
): GateReport {
  const { requiredPasses, onInconclusive } = declaredIn(args);
  const none = { sequence: 0, count: count([]), runs: [], retried: [], flaky: false, blocked: true };
  const said = { name: withoutKeys(workflow), why: told(why) };
  return { ...said, ...none, requiredPasses, onInconclusive, nextUp: "none", ...of };
}
