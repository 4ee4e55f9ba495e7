import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { junitReport } from "../../provider/report/junit.js";
import { broken, bypass, failed, gated, late, passed, run } from "./gated.js";
import { junitProblems } from "./junit-schema.js";

const mixed = gated([passed, failed, broken, late], { bypass });

describe("the JUnit report", () => {
  it("is a suite for the gate and a test case for each run", () => {
    expect(junitReport(mixed)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites tests="4" failures="1" errors="0">
  <testsuite name="shop.prod.search" timestamp="2026-11-24T10:00:00" tests="4" failures="1" errors="0" skipped="2">
    <properties>
      <property name="gate" value="block"/>
      <property name="verdict" value="fail"/>
      <property name="blocked" value="false"/>
      <property name="flaky" value="false"/>
      <property name="bypassed" value="the shop is down"/>
    </properties>
    <testcase classname="shop.prod.search" name="gpt-5.1">
      <system-out><![CDATA[https://armature.tools/runs/run_1]]></system-out>
    </testcase>
    <testcase classname="shop.prod.search" name="claude" time="90.5">
      <failure message="Finds the order; Asks once – https://armature.tools/runs/run_2" type="fail"/>
    </testcase>
    <testcase classname="shop.prod.search" name="run">
      <skipped/>
      <system-out><![CDATA[inconclusive (error); the gate's verdict is fail all the same. https://armature.tools/runs/run_3]]></system-out>
    </testcase>
    <testcase classname="shop.prod.search" name="run (2)">
      <skipped/>
      <system-out><![CDATA[pending: interrupted; the gate's verdict is fail all the same. https://armature.tools/runs/run_4]]></system-out>
    </testcase>
  </testsuite>
</testsuites>`);
  });

  it("names a tester's runs alike in every deployment, and counts them, those that were dispatched again too", () => {
    const names = (first: number): string[] => {
      const runs = ["a", "b", "a", undefined].map((model, index) =>
        run({ id: `run_${first + index}`, ...(model === undefined ? {} : { model }) }),
      );
      const text = junitReport(gated(runs, { retried: [run({ id: "run_0", model: "b", verdict: "inconclusive" })] }));
      return [...text.matchAll(/<testcase [^>]*name="([^"]*)"/gu)].map(([, name = ""]) => name);
    };
    expect(names(1)).toEqual(["a", "b", "a (2)", "run", "b (2)"]);
    expect(names(5)).toEqual(names(1));
  });

  it("of runs that say nothing tells why, how many have to pass and what to do", () => {
    expect(junitReport(gated([passed, broken, late]))).toContain(`    <testcase classname="shop.prod.search" name="run">
      <error message="inconclusive (error)" type="inconclusive"><![CDATA[3 of 3 runs have to pass; 1 passed, 1 inconclusive, 1 pending. The runs go on; the next \`pulumi up\` takes them up. https://armature.tools/runs/run_3]]></error>
    </testcase>
    <testcase classname="shop.prod.search" name="run (2)">
      <error message="pending: interrupted" type="pending">`);
  });

  const verdicts = ["pass", "fail", "inconclusive", "pending"] as const;
  const ofRuns = fc.array(
    fc.constantFrom(...verdicts).map((verdict) => run({ verdict })),
    { maxLength: 5 },
  );
  const required = fc.oneof(fc.constantFrom("all" as const, "any" as const), fc.integer({ min: 1, max: 6 }));

  it("has failures for a gate that failed, errors for one that is inconclusive or open, and neither for a pass", () => {
    fc.assert(
      fc.property(ofRuns, required, (runs, requiredPasses) => {
        const report = gated(runs, { requiredPasses });
        const text = junitReport(report);
        const [, failures, errors] = /^<testsuites tests="\d+" failures="(\d+)" errors="(\d+)">$/mu.exec(text) ?? [];
        const colour = failures !== "0" ? "fail" : errors !== "0" ? "error" : "pass";
        expect([colour, failures !== "0" && errors !== "0"]).toEqual([
          report.verdict === "pending" || report.verdict === "inconclusive" ? "error" : report.verdict,
          false,
        ]);
        const cases = [...text.matchAll(/<testcase classname="shop.prod.search" name="(run|gate)[^"]*"/gu)];
        expect(cases.filter(([, name]) => name === "run")).toHaveLength(runs.length);
      }),
    );
  });

  it("of a gate that passed all the same has the run that failed as skipped, with what it failed", async () => {
    const text = junitReport(gated([failed, passed], { requiredPasses: "any" }));
    expect(text).toContain('<testsuites tests="2" failures="0" errors="0">');
    expect(text).toMatch(
      /name="claude" time="90.5">\s*<skipped\/>\s*<system-out><!\[CDATA\[Finds the order; Asks once; the gate's verdict is pass all the same\. https/u,
    );
    expect(await junitProblems(text)).toEqual([]);
  });

  it("of a pass has no failure, no error and no case but the runs", () => {
    const text = junitReport(gated([passed]));
    expect(text).toContain('<testsuites tests="1" failures="0" errors="0">');
    expect(text).not.toMatch(/<failure|<error|<testcase [^>]*name="gate"|time=/u);
  });

  it("of a flaky pass says so, and has the runs that were dispatched again as skipped", async () => {
    const text = junitReport(gated([passed], { flaky: true, retried: [broken] }));
    expect(text).toContain('<property name="flaky" value="true"/>');
    expect(text).toContain('<testsuites tests="2" failures="0" errors="0">');
    expect(text).toMatch(/<testcase [^>]*name="run">\s*<skipped\/>\s*<system-out>/u);
    expect(text).toContain("inconclusive (error); dispatched again. https://armature.tools/runs/run_3");
    expect(await junitProblems(text)).toEqual([]);
  });

  it.each([
    ["three of two have to pass", gated([passed, passed], { requiredPasses: 3 }), 'errors="1"'],
    ["four of one that failed have to pass", gated([failed], { requiredPasses: 4 }), 'failures="0" errors="1"'],
    ["there is no run", gated([]), 'errors="1"'],
    ["the runs go on", gated([passed], { verdict: "pending" }), 'type="pending"'],
    ["it failed all the same", gated([passed], { verdict: "fail" }), '<failure message="1 of 1 run has to pass'],
  ])("never reads as a pass when the gate did not: %s", async (_, report, part) => {
    const text = junitReport(report);
    expect(text).toContain('<testcase classname="shop.prod.search" name="gate"');
    expect(text).toContain(part);
    expect(await junitProblems(text)).toEqual([]);
  });

  it("says of a failure without a criterion what the run says", () => {
    const text = junitReport(gated([run({ verdict: "fail", status: "fail", why: "no evaluation" })]));
    expect(text).toContain('<failure message="fail: no evaluation – https://armature.tools/runs/run_1" type="fail"/>');
  });

  it.each([
    ["without an end", { startedAt: "2026-11-24T10:00:00Z" }],
    ["without a start", { endedAt: "2026-11-24T10:00:00Z" }],
    ["with an end before its start", { startedAt: "2026-11-24T10:00:00Z", endedAt: "2026-11-24T09:00:00Z" }],
    ["with times that are none", { startedAt: "yesterday", endedAt: "today" }],
  ])("gives no time of a run %s", (_, times) => {
    expect(junitReport(gated([run(times)]))).not.toContain("time=");
  });

  it("is valid by the schema, which takes no less", async () => {
    const wrong = junitReport(gated([passed])).replace('name="shop.prod.search" ', "");
    expect(await junitProblems(junitReport(mixed), junitReport(gated([failed, failed])))).toEqual([]);
    expect(await junitProblems(wrong)).toEqual([expect.stringContaining("attribute 'name' is required")]);
  });
});
