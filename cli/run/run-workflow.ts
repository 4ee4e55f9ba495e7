import { randomUUID } from "node:crypto";
import { openAccount } from "../../provider/account.js";
import { blockedMessage } from "../../provider/report/blocked.js";
import { resultOf } from "../../provider/report/result.js";
import type { GateReport } from "../../provider/report/gate-report.js";
import type { Result } from "../../provider/report/result-schema.js";
import { oneLine } from "../../provider/report/words.js";
import type { Properties, Tell } from "../../provider/resource.js";
import { ClaimedPlaces } from "../../provider/workflow-run/claimed-places.js";
import { publisher } from "../../provider/workflow-run/publish.js";
import { Unjudged } from "../../provider/workflow-run/ordered.js";
import { workflowRunResource } from "../../provider/workflow-run/workflow-run.js";
import { connectingBy } from "../account.js";
import { UsageError } from "../usage-error.js";
import { findWorkflow } from "./find-workflow.js";

/** What a command asks for: the arguments of a `WorkflowRun`, but for the workflow and the gate. */
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

/** What came of it; a failure came after runs may have been dispatched. */
export interface Outcome {
  readonly report: GateReport;
  readonly result: Result;
  readonly failure: string | undefined;
}

/** A bypass is a deployment's; a command says what the runs say. */
const isForDeployments = (name: string): boolean => name.startsWith("ARMATURE_GATE");

/** Dispatches a workflow, waits and judges, as a `WorkflowRun` does. @throws Error when nothing was dispatched */
export async function runWorkflow(
  { workflow, args }: Wanted,
  { environment, signal, tell }: RunWorkflow,
): Promise<Outcome> {
  // A gate's text tells what the next deployment does, and here there is none.
  const judged: { report?: GateReport; gateText?: string } = {};
  const publish = publisher(environment["GITHUB_STEP_SUMMARY"]);
  const account = openAccount({
    configuration: () => undefined,
    ...connectingBy(signal),
    environment: (name) => (isForDeployments(name) ? undefined : environment[name]),
    warn: (message) => tell("warning", message),
    publish: (given, places) => {
      judged.gateText = blockedMessage(given);
      judged.report = { ...given, blocked: false, nextUp: "none" };
      return publish(judged.report, places);
    },
  });
  const reporter = { publish: account.runs.publish, now: Date.now, claimed: new ClaimedPlaces() };
  const resource = workflowRunResource(() => Promise.resolve(account.runs), reporter);

  const { id, name } = await findWorkflow(account.workflows.api, workflow);
  const inputs = { idempotencyKey: `run-${randomUUID()}`, ...args, workflowId: id, gate: "warn" };
  const problems = await resource.check(inputs);
  if (problems.length > 0) throw new UsageError(problems.map(({ path, message }) => `${path} ${message}`).join("; "));
  const key = inputs.idempotencyKey;
  tell("info", `Dispatches ${oneLine(name)} (${oneLine(id)}); --idempotency-key ${key} brings back the same runs.`);
  const origin = { urn: `run:${key}`, project: "pulumi-armature", stack: "run", name };
  const said: Tell = (severity, message) => (message === judged.gateText ? undefined : tell(severity, message));
  const failure = await resource.create({ inputs, origin, adopt: undefined }, said).then(
    () => undefined,
    (error: unknown) => (error instanceof Unjudged ? error.failure : messageOf(error)),
  );
  const { report } = judged;
  if (report === undefined) throw new Error(failure ?? "The runs were not judged.");
  return { report, result: resultOf(report), failure };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
