import { z } from "zod";

const oneOf = <const Word extends string>(...words: readonly Word[]) =>
  z.enum(words, { error: `is not one of ${words.map((word) => `"${word}"`).join(", ")}` });

const literally = <const Value extends string | number>(value: Value) =>
  z.literal(value, { error: `is not ${JSON.stringify(value)}` });

const verdict = oneOf("pending", "pass", "fail", "inconclusive");

function wholeFrom(least: number) {
  const problem = `is not a whole number from ${least}`;
  return z.int(problem).min(least, problem);
}

const whole = wholeFrom(0);

const run = z.strictObject({
  id: z.string(),
  sequence: wholeFrom(1).describe("Which dispatch made it, counted over the life of the resource."),
  model: z.string().exactOptional(),
  status: z.string().describe("The server's own word."),
  verdict,
  url: z.string().describe("The run in the dashboard."),
  startedAt: z.string().exactOptional(),
  endedAt: z.string().exactOptional(),
  costUsd: z.number().exactOptional(),
  criteria: z
    .strictObject({ passed: whole, total: whole })
    .exactOptional()
    .describe("How many of all its criteria passed, required or not."),
  failedCriteria: z.array(z.string()).exactOptional().describe("The required criteria that did not pass."),
  baselineRunId: z
    .string()
    .exactOptional()
    .describe("The run that it was compared with, where a criterion did not pass."),
  regressions: z.array(z.string()).exactOptional().describe("The criteria that passed in that run and did not here."),
  why: z.string().exactOptional().describe("Why the run says nothing, where its status does not say it."),
});

/** The outcome of a gate for whoever reads it next. Version 1 stays as it is; a change of meaning is a new version. */
export const resultSchema = z
  .strictObject({
    version: literally(1),
    project: z
      .string()
      .exactOptional()
      .describe(
        "Pulumi's project: whose gate it is. Project, stack and gate are absent where a command dispatched the runs.",
      ),
    stack: z.string().exactOptional(),
    name: z.string().describe("The logical name; of a command's runs the workflow's."),
    verdict: verdict.describe("What the runs say together."),
    gate: oneOf("off", "warn", "block").exactOptional(),
    blocked: z.boolean().describe("Whether it stopped the deployment; of a command's runs, whether they did not pass."),
    flaky: z.boolean().describe("Whether the runs passed only after inconclusive ones."),
    why: z.string().exactOptional().describe("Why there is no other verdict, where the runs do not say it."),
    bypass: z
      .strictObject({ gate: literally("warn"), reason: z.string() })
      .exactOptional()
      .describe("Why a gate that did not pass did not stop the deployment."),
    workflowId: z.string().exactOptional().describe("Absent where a command has not found the workflow."),
    sequence: whole.describe("How many dispatches there have been."),
    dispatchedAt: z.string().describe("When the last one was begun, as an ISO time."),
    requiredPasses: z
      .union([z.literal(["all", "any"]), wholeFrom(1)], {
        error: 'is neither "all", "any" nor a whole number from 1',
      })
      .describe("How many runs have to pass."),
    count: z.strictObject({ pass: whole, fail: whole, inconclusive: whole, pending: whole }),
    runs: z.array(run).describe("The runs that are judged. What the server did not say of one is absent."),
    retried: z.array(run).describe("The runs that said nothing and were dispatched again."),
  })
  .meta({ title: "The result of a WorkflowRun's gate", description: "Version 1, of the npm package pulumi-armature." });

export type Result = z.infer<typeof resultSchema>;
