import { describe, expect, it } from "@jest/globals";
import { junitReport } from "../../provider/report/junit.js";
import { broken, bypass, failed, gated, late, passed, run } from "./gated.js";
import { junitProblems } from "./junit-schema.js";

const mixed = gated([passed, failed, broken, late], { workflowVersionId: "v_1", bypass });

describe("the JUnit report", () => {
  it("is a suite for the gate and a test case for each run", () => {
    expect(junitReport(mixed)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites tests="4" failures="1" errors="2">
  <testsuite name="shop.prod.search" timestamp="2026-11-24T10:00:00" tests="4" failures="1" errors="2" skipped="0">
    <properties>
      <property name="gate" value="block"/>
      <property name="verdict" value="fail"/>
      <property name="blocked" value="false"/>
      <property name="flaky" value="false"/>
      <property name="bypassed" value="the shop is down"/>
    </properties>
    <testcase classname="shop.prod.search" name="gpt-5.1 run_1"/>
    <testcase classname="shop.prod.search" name="claude run_2" time="90.5">
      <failure message="Finds the order; Asks once – https://armature.tools/runs/run_2" type="fail"/>
    </testcase>
    <testcase classname="shop.prod.search" name="run_3">
      <error message="inconclusive (error)" type="inconclusive"><![CDATA[4 of 4 runs have to pass; 1 passed, 1 failed, 1 inconclusive, 1 not ended. Mend the product or the workflow. The next \`pulumi up\` dispatches new runs. https://armature.tools/runs/run_3]]></error>
    </testcase>
    <testcase classname="shop.prod.search" name="run_4">
      <error message="pending: interrupted" type="pending"><![CDATA[4 of 4 runs have to pass; 1 passed, 1 failed, 1 inconclusive, 1 not ended. Mend the product or the workflow. The next \`pulumi up\` dispatches new runs. https://armature.tools/runs/run_4]]></error>
    </testcase>
  </testsuite>
</testsuites>`);
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
    expect(text).toMatch(/<testcase [^>]*name="run_3">\s*<skipped\/>\s*<system-out>/u);
    expect(text).toContain("inconclusive (error); dispatched again. https://armature.tools/runs/run_3");
    expect(await junitProblems(text)).toEqual([]);
  });

  it.each([
    ["three of two have to pass", gated([passed, passed], { requiredPasses: 3 }), 'errors="1"'],
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
