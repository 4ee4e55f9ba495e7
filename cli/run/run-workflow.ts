import { randomUUID } from "node:crypto";
import { openAccount } from "../../provider/account.js";
import { blockedMessage } from "../../provider/report/blocked.js";
import type { GateReport } from "../../provider/report/gate-report.js";
import { oneLine } from "../../provider/report/words.js";
import type { Properties, Tell } from "../../provider/resource.js";
import { runProblems } from "../../provider/workflow-run/check.js";
import { ClaimedPlaces } from "../../provider/workflow-run/claimed-places.js";
import { ClosedGate } from "../../provider/workflow-run/conclude.js";
import { Unjudged } from "../../provider/workflow-run/ordered.js";
import { type Places, publisher, writeReports } from "../../provider/workflow-run/publish.js";
import { workflowRunResource } from "../../provider/workflow-run/workflow-run.js";
import { connectingBy } from "../account.js";
import { asCommandError } from "../command-error.js";
import { inCommandWords } from "../command-words.js";
import type { Undecided } from "../undecided.js";
import { UsageError } from "../usage-error.js";
import { commandReport, withoutRuns } from "./command-report.js";
import { findWorkflow } from "./find-workflow.js";
import { refuse } from "./option-names.js";
import { refuseKeys } from "./refuse-keys.js";

/** What a command asks for: the arguments of a `WorkflowRun`, but for the workflow, the gate and the reports. */
export interface Wanted {
  readonly workflow: string;
  readonly args: Properties;
}

export interface RunWorkflow {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Aborted when the command is to end. */
  readonly signal: AbortSignal;
  readonly tell: Tell;
}

/** What came of it. A failure is what kept the command from judging runs, of which some may have been dispatched. */
export interface Outcome {
  readonly report: GateReport;
  readonly failure: UsageError | Undecided | undefined;
}

/**
 * Dispatches a workflow, waits and judges, as a `WorkflowRun` does. From the beginning the files say that there is no
 * verdict, and after a failure why: a report of an earlier run would be taken for this one's.
 *
 * @throws UsageError when the files cannot be told apart or an argument is an API key, before anything is written
 */
export async function runWorkflow(wanted: Wanted, places: Places, means: RunWorkflow): Promise<Outcome> {
  refuseKeys({ ...wanted, places }, means.environment["ARMATURE_API_KEY"]);
  refuse(runProblems({ workflowId: wanted.workflow, reports: places }));
  const dispatchedAt = new Date().toISOString();
  const { report, failure } = await begun(wanted, places, dispatchedAt)
    .then(() => dispatched(wanted, means))
    .catch((error: unknown) => {
      const failed = asCommandError(error);
      return {
        report: withoutRuns(wanted, { verdict: "inconclusive", dispatchedAt, why: failed.message }),
        failure: failed,
      };
    });
  const lost = await publisher(means.environment["GITHUB_STEP_SUMMARY"])(report, places);
  if (!(failure instanceof UsageError)) for (const problem of lost) means.tell("warning", problem);
  return { report, failure };
}

/** @throws UsageError where a report cannot be written: found out after the runs, it would have cost them */
async function begun(wanted: Wanted, places: Places, dispatchedAt: string): Promise<void> {
  const why = "the command has not come to a verdict";
  const lost = await writeReports(withoutRuns(wanted, { verdict: "pending", dispatchedAt, why }), places);
  if (lost.length > 0) throw new UsageError(`${lost.join("; ")}. Nothing was dispatched.`);
}

/** A bypass is a deployment's; a command says what the runs say. */
const isForDeployments = (name: string): boolean => name.startsWith("ARMATURE_GATE");

/** @throws Error when nothing was dispatched */
async function dispatched({ workflow, args }: Wanted, { environment, signal, tell }: RunWorkflow): Promise<Outcome> {
  const inputs = { idempotencyKey: `run-${randomUUID()}`, ...args, gate: "warn" };
  refuse(runProblems({ ...inputs, workflowId: workflow }));
  const judged: { report?: GateReport } = {};
  const said: Tell = (severity, message) => {
    // A gate's text tells what the next deployment does, and here there is none.
    const isOfAGate = judged.report !== undefined && message === blockedMessage(judged.report);
    if (!isOfAGate) tell(severity, inCommandWords(message));
  };
  const { workflows, runs } = openAccount({
    ...connectingBy(signal),
    configuration: undefined,
    environment: (name) => (isForDeployments(name) ? undefined : environment[name]),
    warn: (message) => tell("warning", message),
    publish: (report) => {
      judged.report = report;
      return Promise.resolve([]);
    },
  });
  const reporter = { publish: runs.publish, now: Date.now, claimed: new ClaimedPlaces() };
  const resource = workflowRunResource(() => Promise.resolve(runs), reporter);

  const { id, name, testers } = await findWorkflow(workflows.api, workflow);
  const isCounted = typeof args["requiredPasses"] === "number";
  refuse(runProblems({ ...inputs, workflowId: id }, testers ?? (isCounted ? await runs.runs.testers(id) : undefined)));
  const key = inputs.idempotencyKey;
  tell("info", `Dispatches ${oneLine(name)} (${oneLine(id)}); --idempotency-key ${key} brings back the same runs.`);
  // Only the key counts here: it is the user's own, or no other command's.
  const origin = { urn: `run:${key}`, project: "", stack: "", name };
  const failure = await resource.create({ inputs: { ...inputs, workflowId: id }, origin, adopt: undefined }, said).then(
    () => undefined,
    (error: unknown) => failureOf(error),
  );
  if (judged.report === undefined) throw failure ?? new Error("The runs were not judged.");
  const report = commandReport(judged.report, failure?.message);
  return { report, failure: failure && asCommandError(failure) };
}

/** What failed, without what the next deployment does about it. A closed gate has not failed: its report says it all. */
function failureOf(error: unknown): Error | undefined {
  if (error instanceof ClosedGate) return undefined;
  if (error instanceof Unjudged) return new Error(error.failure);
  return error instanceof Error ? error : new Error(String(error));
}
