import type { GateResult, Run, Verdict } from "../../workflow-run.js";
import { targetsOf, type Testers } from "../emulator/store/dispatch.js";
import type { MockDeclaration, StackNames } from "./declaration.js";
import type { MockInputs, MockVerdict } from "./options.js";

/** The server's word for a run of this verdict. */
const statuses: Readonly<Record<Verdict, string>> = {
  pending: "pending",
  pass: "pass",
  fail: "fail",
  inconclusive: "error",
};

/** The same in every test, so that outputs can be compared whole. */
const dispatchedAt = "2026-01-01T00:00:00.000Z";

type Gate = Pick<GateResult, "gate" | "requiredPasses"> & {
  readonly workflowId: string;
  readonly repeats: number;
  readonly onInconclusive: string;
};

/** What a run declares, with the provider's defaults. */
const gateOf = (inputs: MockInputs): Gate => ({
  gate: "off",
  requiredPasses: "all",
  repeats: 1,
  onInconclusive: "block",
  ...(inputs as Partial<Gate> & Pick<Gate, "workflowId">),
});

/** Whether the gate would stop a deployment. */
const isClosed = ({ gate, onInconclusive }: Gate, verdict: Verdict): boolean =>
  gate === "block" && (verdict === "fail" || (verdict === "inconclusive" && onInconclusive !== "warn"));

function runsOf(name: string, models: readonly string[], repeats: number, verdict: Verdict): readonly Run[] {
  const all = Array.from({ length: repeats }, () => models).flat();
  return all.map((model, index) => {
    const id = `run_${name}_${index + 1}`;
    return { id, sequence: 1, model, status: statuses[verdict], verdict, url: `https://armature.invalid/runs/${id}` };
  });
}

/**
 * The outputs of a run that was just dispatched.
 *
 * @param workflow what was declared of its workflow, where that is known
 */
export function runOutputs(
  { name, inputs }: MockDeclaration,
  { project, stack }: StackNames,
  workflow: MockInputs,
  said: MockVerdict,
): Record<string, unknown> {
  const gate = gateOf(inputs);
  const verdict = gate.gate === "off" ? "pending" : said;
  const models = targetsOf(inputs as Testers, workflow as Testers).map(({ modelId }) => modelId);
  const runs = runsOf(name, models, gate.repeats, verdict);
  const result = {
    version: 1,
    project,
    stack,
    name,
    verdict,
    gate: gate.gate,
    blocked: isClosed(gate, verdict),
    flaky: false,
    workflowId: gate.workflowId,
    sequence: 1,
    dispatchedAt,
    requiredPasses: gate.requiredPasses,
    count: { pass: 0, fail: 0, inconclusive: 0, pending: 0, [verdict]: runs.length },
    runs,
    retried: [],
  } satisfies GateResult;
  return { ...inputs, runIds: runs.map(({ id }) => id), runs, verdict, sequence: 1, dispatchedAt, result };
}
