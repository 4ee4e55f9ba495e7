import { z } from "zod";
import { cronProblem } from "./cron.js";
import { markerKey } from "./marker.js";

/** A text with something in it. The API page gives no upper bound, so there is none here. */
const notEmpty = (problem: string) => z.string().refine((value) => value.trim() !== "", problem);

const text = notEmpty("is empty; give it a text");

const dispensableText = notEmpty("is empty; give it a text or leave it out");

/** Execution policy overrides, which the API page calls `object` and no more: whatever is in them is the user's. */
const opaque = z.record(z.string(), z.unknown());

const metadata = opaque.refine(
  (value) => !Object.hasOwn(value, markerKey),
  `holds "${markerKey}", where the provider keeps its own mark; choose another key`,
);

const criterion = z.strictObject({
  criterionText: text,
  isRequired: z.boolean().nullish(),
});

const target = z.strictObject({
  modelId: text,
  skillMode: dispensableText.nullish(),
  skillVersionId: dispensableText.nullish(),
});

/** Free-form but for `cron`: the API page documents five-field cron and no other key. */
const schedule = z.looseObject({
  cron: z
    .string()
    .superRefine((value, context) => {
      const problem = cronProblem(value);
      if (problem !== undefined) context.addIssue({ code: "custom", message: problem });
    })
    .nullish(),
});

/**
 * What a program may declare of a workflow: the create fields of the API page, strictly.
 * A null is what Pulumi sends for an output that turned out undefined, so it counts as left out.
 */
export const workflowSchema = z.strictObject({
  name: dispensableText,
  mcpServerId: text,
  testerPrompt: text,
  description: dispensableText.nullish(),
  defaultMcpAuthProfileId: dispensableText.nullish(),
  testerModelId: dispensableText.nullish(),
  testerModelIds: z.array(text).nullish(),
  testerTargets: z.array(target).nullish(),
  criteria: z.array(criterion).nullish(),
  schedule: schedule.nullish(),
  limits: opaque.nullish(),
  retryPolicy: opaque.nullish(),
  toolPolicy: opaque.nullish(),
  metadata: metadata.nullish(),
});

type Inputs = z.infer<typeof workflowSchema>;

/** The name of something a workflow can be given. */
export type WorkflowField = keyof Inputs;

/** The name of something that a criterion or a target is given, each of which is a member of a list. */
export type MemberName<Field extends "criteria" | "testerTargets"> = keyof NonNullable<Inputs[Field]>[number];

/** What a program declares of a workflow, without what it leaves out: the one form in which fields are compared. */
export type Declared = Readonly<Partial<Record<WorkflowField, unknown>>>;
