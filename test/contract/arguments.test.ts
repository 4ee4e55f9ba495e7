import { describe, expect, it } from "@jest/globals";
import type * as pulumi from "@pulumi/pulumi";
import type { z } from "zod";
import type { settingsSchema } from "../../provider/config.js";
import type { workflowSchema } from "../../provider/workflow/schema.js";
import type { workflowRunSchema } from "../../provider/workflow-run/schema.js";
import type { ProviderArgs, WorkflowArgs, WorkflowRunArgs } from "../../sdk/index.js";

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

/** The properties that two types hold otherwise. */
type Differing<A, B extends { [Key in keyof A]?: unknown }> = {
  [Key in keyof A]-?: Same<A[Key], B[Key]> extends true ? never : Key;
}[keyof A];

/** A type when null counts as left out, as the provider has it; Pulumi makes `never` of the `unknown` in a user's own object. */
type Plain<T> = [T] extends [never]
  ? unknown
  : T extends readonly (infer Member)[]
    ? Plain<Member>[]
    : T extends object
      ? { [Key in keyof T]: Plain<Exclude<T[Key], null>> }
      : T;

/** The arguments as the provider gets them: without outputs, and with the name that the class fills in. */
type Sent<Args> = Plain<pulumi.Unwrap<Args>>;

/** The compiler is the test: a line that does not hold does not compile. */
const holds = <Proof extends true>(proof: Proof): Proof => proof;

type Documented = Sent<Omit<WorkflowArgs, "name">>;
type Accepted = Plain<Omit<z.input<typeof workflowSchema>, "name">>;

// Triggers are any JSON on both sides, which Pulumi's types cannot say.
type SentRun = Sent<Omit<WorkflowRunArgs, "triggers">>;
type AcceptedRun = Plain<Omit<z.input<typeof workflowRunSchema>, "triggers">>;

describe("the documented arguments", () => {
  it("of a Workflow have the names that the provider accepts", () => {
    expect(holds<Same<keyof WorkflowArgs, keyof z.input<typeof workflowSchema>>>(true)).toBe(true);
  });

  it("of a Workflow hold what the provider accepts, at every depth", () => {
    expect(holds<Same<Differing<Documented, Accepted>, never>>(true)).toBe(true);
  });

  it("of a WorkflowRun have the names that the provider accepts", () => {
    expect(holds<Same<keyof WorkflowRunArgs, keyof z.input<typeof workflowRunSchema>>>(true)).toBe(true);
  });

  it("of a WorkflowRun hold what the provider accepts, at every depth", () => {
    expect(holds<Same<Differing<SentRun, AcceptedRun>, never>>(true)).toBe(true);
  });

  it("of a Provider have the names of the settings", () => {
    expect(holds<Same<keyof ProviderArgs, keyof z.input<typeof settingsSchema>>>(true)).toBe(true);
  });
});
