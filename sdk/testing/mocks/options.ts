import type * as pulumi from "@pulumi/pulumi";
import type { Verdict } from "../../workflow-run.js";
import { recordOf, type StackConfig, stackConfig } from "../config.js";
import { objectOf } from "../emulator/check/object.js";
import { type Check, checked, oneLine, problem } from "../emulator/check/problem.js";
import { either, filledText, oneOf } from "../emulator/check/value.js";
import { isJsonObject } from "../emulator/json.js";

/** What all runs of a `WorkflowRun` say together once they have ended. */
export type MockVerdict = Exclude<Verdict, "pending">;

const verdicts = ["pass", "fail", "inconclusive"] as const satisfies readonly MockVerdict[];

/** The inputs of a resource, outputs resolved. */
export type MockInputs = Readonly<Record<string, unknown>>;

/** What a call of a function answers: always the same, or made from what it is asked. */
export type MockAnswer =
  Readonly<Record<string, unknown>> | ((inputs: MockInputs) => Readonly<Record<string, unknown>>);

/** How Armature's resources and functions behave without an engine. */
export interface ArmatureMocksOptions {
  /**
   * What the runs of each `WorkflowRun` come to: a word, or a function of its logical name. A gate that this closes says
   * so in `result.blocked`, and stops nothing. One that is off does not wait: its verdict is `pending`, whatever is said here.
   * @default "pass"
   */
  readonly verdict?: MockVerdict | ((name: string) => MockVerdict);
  /** The answers to functions by their tokens, as `armature:index:getWorkflow`, whichever package they are of. @default none */
  readonly calls?: Readonly<Record<string, MockAnswer>>;
  /**
   * Your own mocks, for every other resource and function.
   * @default a resource has its inputs for outputs, and `<logical name>_id` for id; a function is refused
   */
  readonly others?: Partial<pulumi.runtime.Mocks>;
}

/** What a program runs under. */
export interface MockProgramOptions {
  /** @default `armatureMocks()` */
  readonly mocks?: pulumi.runtime.Mocks;
  /** The stack's configuration. @default empty */
  readonly config?: StackConfig;
  /** The name of the project. @default "project" */
  readonly project?: string;
  /** The name of the stack. @default "stack" */
  readonly stack?: string;
}

const isFunction = (value: unknown): boolean => typeof value === "function";
const anyFunction: Check<never> = () => [];

const answer: Check<MockAnswer> = (value, field) =>
  isFunction(value) || isJsonObject(value) ? [] : problem(field, "must be an object or a function");

/** Mocks may be an object of any class. */
const mocksWith =
  (required: boolean): Check<pulumi.runtime.Mocks> =>
  (value, field) =>
    isJsonObject(value)
      ? ["newResource", "call"].flatMap((name) => {
          const each: unknown = value[name];
          if (isFunction(each) || (each === undefined && !required)) return [];
          return problem(`${field}.${name}`, "must be a function");
        })
      : problem(field, "must be an object");

const mocksOptions: Check<ArmatureMocksOptions> = objectOf<ArmatureMocksOptions>(
  { verdict: either(oneOf(verdicts), isFunction, anyFunction), calls: recordOf(answer), others: mocksWith(false) },
  [],
);

/** @throws Error naming every problem of every option */
export const checkMocksOptions = (options: unknown): ArmatureMocksOptions =>
  checked(mocksOptions, options, (problems) => new Error(`armatureMocks cannot be used so: ${oneLine(problems)}.`));

const programOptions: Check<MockProgramOptions> = objectOf<MockProgramOptions>(
  { mocks: mocksWith(true), config: stackConfig, project: filledText, stack: filledText },
  [],
);

/** @throws Error naming every problem of every option */
export const checkProgramOptions = (options: unknown): MockProgramOptions =>
  checked(programOptions, options, (problems) => new Error(`mockProgram cannot be used so: ${oneLine(problems)}.`));
