import { z } from "zod";

/** A text with something in it. The API page gives no upper bound, so there is none here. */
const notEmpty = (problem: string) => z.string().refine((value) => value.trim() !== "", problem);

const text = notEmpty("is empty; give it a text");

const dispensableText = notEmpty("is empty; give it a text or leave it out");

const target = z.strictObject({
  modelId: text,
  skillMode: dispensableText.nullish(),
  skillVersionId: dispensableText.nullish(),
});

const oneOf = <const Word extends string>(...words: readonly Word[]) =>
  z.enum(words, { error: `is not one of ${words.map((word) => `"${word}"`).join(", ")}` });

function whole(least: number, most: number) {
  const problem = `is not a whole number from ${least} to ${most}`;
  return z.number().refine((value) => Number.isInteger(value) && value >= least && value <= most, problem);
}

const requiredPasses = z.union([z.literal(["all", "any"]), whole(1, 1000)], {
  error: 'is neither "all", "any" nor a whole number from 1 to 1000',
});

const reports = z.strictObject({
  junit: dispensableText.nullish(),
  json: dispensableText.nullish(),
  markdown: dispensableText.nullish(),
});

/**
 * What a program may declare of a run. A null is what Pulumi sends for an output that turned out undefined, so it counts
 * as left out; inside `triggers` it is the user's own value.
 */
export const workflowRunSchema = z.strictObject({
  workflowId: text,
  triggers: z.unknown().optional(),
  workflowVersionId: dispensableText.nullish(),
  everyUpdate: z.boolean().nullish(),
  reason: dispensableText.nullish(),
  baselineRunId: dispensableText.nullish(),
  testerModelIds: z.array(text).nullish(),
  testerTargets: z.array(target).nullish(),
  forceNewRun: z.boolean().nullish(),
  idempotencyKey: dispensableText.nullish(),
  gate: oneOf("off", "warn", "block").nullish(),
  requiredPasses: requiredPasses.nullish(),
  repeats: whole(1, 20).nullish(),
  onInconclusive: oneOf("block", "warn", "retry").nullish(),
  afterFailure: oneOf("redispatch", "hold").nullish(),
  timeoutSeconds: whole(1, 86_400).nullish(),
  queueTimeoutSeconds: whole(1, 86_400).nullish(),
  reports: reports.nullish(),
});

export type RunField = keyof z.infer<typeof workflowRunSchema>;

/** The names that an object may have at this place; the place is always one that takes no others. */
export function knownNames([field]: readonly PropertyKey[]): readonly string[] {
  if (field === undefined) return Object.keys(workflowRunSchema.shape);
  return Object.keys(field === "reports" ? reports.shape : target.shape);
}

/** What a program may give, as it is when it is given. */
export type Given = { readonly [Field in RunField]?: NonNullable<z.infer<typeof workflowRunSchema>[Field]> };
