import { objectOf } from "../check/object.js";
import { type Occurrence, occurrence } from "../check/occurrence.js";
import { type Check, checked } from "../check/problem.js";
import { amount, either, filledText, flag, listOf, oneOf, text, wholeNumber } from "../check/value.js";
import { optionError } from "../option-error.js";

/** What the evaluator says of one criterion. */
export interface ScriptedCriterion {
  readonly passed: boolean;
  readonly reasoning?: string;
  readonly excerpt?: string;
}

/** How some runs go; of several rules that fit a run, the first decides. It is plain JSON. */
export interface RunScript {
  /** The id or the name of the workflow. @default any workflow */
  readonly workflow?: string;
  /** The tester model. @default any model */
  readonly model?: string;
  /** What queued the run: the workflow's creation or a dispatch. @default either */
  readonly trigger?: "initial" | "manual";
  /** Which run, counted from 1 over all runs of its workflow that fit `model` and `trigger`. @default every one */
  readonly nth?: Occurrence;
  /** Whether the run is queued at all; a creation's that is not counts as `failed` in `initialDispatch`. @default true */
  readonly queued?: boolean;
  /** How long the run stays `pending`, in milliseconds. @default 50 */
  readonly pendingMs?: number;
  /** How long it then stays `running`, in milliseconds. @default 100 */
  readonly runningMs?: number;
  /** How it ends: `pass`, `partial`, `fail`, `error`, `timed_out` or any other word. @default what `criteria` make it, else "pass" */
  readonly status?: string;
  /** The verdicts on the workflow's criteria, in their order. @default what fits `status` */
  readonly criteria?: readonly ScriptedCriterion[];
  /** The evaluator's words on the whole run. */
  readonly summary?: string;
  /** The class of the outcome that `GET /runs?classification=` filters by. */
  readonly classification?: string;
  /** What the run costs, in US dollars; `null` when the server does not say. @default 0.02 */
  readonly costUsd?: number | null;
}

export const ruleList: Check<readonly RunScript[]> = listOf(
  objectOf<RunScript>(
    {
      workflow: filledText,
      model: filledText,
      trigger: oneOf(["initial", "manual"]),
      nth: occurrence,
      queued: flag,
      pendingMs: wholeNumber(0),
      runningMs: wholeNumber(0),
      status: filledText,
      criteria: listOf(objectOf<ScriptedCriterion>({ passed: flag, reasoning: text, excerpt: text }, ["passed"])),
      summary: text,
      classification: filledText,
      costUsd: either(amount, (value) => value === null, oneOf([null])),
    },
    [],
  ),
);

/** @throws EmulatorOptionError naming every problem of every rule. */
export const checkScript = (script: unknown): readonly RunScript[] =>
  checked(ruleList, script, optionError("The script"));
