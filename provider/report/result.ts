import { z } from "zod";
import type { GateReport, Run } from "./gate-report.js";

const verdict = z.enum(["pending", "pass", "fail", "inconclusive"]);
const whole = z.int().min(0);

const run = z.strictObject({
  id: z.string(),
  sequence: z.int().min(1),
  model: z.string().optional(),
  status: z.string(),
  verdict,
  url: z.string(),
  startedAt: z.string().optional(),
  endedAt: z.string().optional(),
  costUsd: z.number().optional(),
  failedCriteria: z.array(z.string()).optional(),
  regressions: z.array(z.string()).optional(),
  why: z.string().optional(),
});

/** The outcome of a gate for whoever reads it next. Version 1 stays as it is; a change of meaning is a new version. */
export const resultSchema = z.strictObject({
  version: z.literal(1),
  verdict,
  gate: z.enum(["off", "warn", "block"]),
  blocked: z.boolean(),
  flaky: z.boolean(),
  bypass: z.strictObject({ gate: z.literal("warn"), reason: z.string() }).optional(),
  workflowId: z.string(),
  workflowVersionId: z.string().optional(),
  sequence: z.int().min(1),
  dispatchedAt: z.string(),
  requiredPasses: z.union([z.literal(["all", "any"]), z.int().min(1)]),
  count: z.strictObject({ pass: whole, fail: whole, inconclusive: whole, pending: whole }),
  runs: z.array(run),
  baselineRunId: z.string().optional(),
});

export type Result = z.infer<typeof resultSchema>;

/** The small form, for a stack output: of each run what identifies it, and no text that the server wrote. */
export function resultOf(report: GateReport): Result {
  return resultWith(report, ({ id, sequence, model, status, verdict: said, url }) => ({
    id,
    sequence,
    ...(model === undefined ? {} : { model }),
    status,
    verdict: said,
    url,
  }));
}

/** The full form, for a file: everything that is known of each run. */
export const fullResultOf = (report: GateReport): Result =>
  resultWith(report, (each) => each as Result["runs"][number]);

function resultWith(report: GateReport, runOf: (run: Run) => Result["runs"][number]): Result {
  const { verdict: said, gate, blocked, flaky, bypass, workflowId, workflowVersionId } = report;
  const { sequence, dispatchedAt, requiredPasses, count, runs, baselineRunId } = report;
  return {
    version: 1,
    verdict: said,
    gate,
    blocked,
    flaky,
    ...(bypass === undefined ? {} : { bypass }),
    workflowId,
    ...(workflowVersionId === undefined ? {} : { workflowVersionId }),
    sequence,
    dispatchedAt,
    requiredPasses,
    count,
    runs: runs.map(runOf),
    ...(baselineRunId === undefined ? {} : { baselineRunId }),
  };
}
