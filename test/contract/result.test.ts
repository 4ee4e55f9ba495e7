import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import type { Deployed, Run as ReportedRun } from "../../provider/report/gate-report.js";
import type { Result } from "../../provider/report/result-schema.js";
import type { GateResult, Run } from "../../sdk/workflow-run.js";
import { gateResultFile, gateResultText } from "../support/schema/gate-result.js";

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

/** A type as a reader has it, with whether each property may be absent: one that only one side has tells them apart. */
type Told<T> = T extends readonly (infer Member)[]
  ? Told<Member>[]
  : T extends object
    ? { [Key in keyof T]-?: [Told<Exclude<T[Key], undefined>>, undefined extends T[Key] ? "optional" : "required"] }
    : T;

/** The properties that may be absent. */
type AbsentFrom<T> = { [Key in keyof T]-?: undefined extends T[Key] ? Key : never }[keyof T];

/** The compiler is the test: a line that does not hold does not compile. */
const holds = <Proof extends true>(proof: Proof): Proof => proof;

describe("the documented result of a gate", () => {
  it("is what the provider writes, at every depth, with all that only a deployment knows", () => {
    expect(holds<Same<Told<GateResult>, Told<Result & Deployed>>>(true)).toBe(true);
    expect(holds<Same<keyof Deployed, AbsentFrom<Result> & keyof Deployed>>(true)).toBe(true);
  });

  it("tells of a run what the provider knows of it", () => {
    expect(holds<Same<Told<Run>, Told<Result["runs"][number]>>>(true)).toBe(true);
    expect(holds<Same<Told<Run>, Told<ReportedRun>>>(true)).toBe(true);
  });

  it("has a schema in the package that is current: `npm run schema` makes it so", () => {
    const shipped: unknown = JSON.parse(readFileSync(gateResultFile, "utf8"));
    expect(JSON.stringify(shipped, undefined, 2)).toBe(gateResultText());
  });
});
