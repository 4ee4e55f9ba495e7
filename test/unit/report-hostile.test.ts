import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { blockedMessage } from "../../provider/report/blocked.js";
import type { GateReport, Run } from "../../provider/report/gate-report.js";
import { jsonReport } from "../../provider/report/json.js";
import { junitReport } from "../../provider/report/junit.js";
import { markdownReport, trimmed } from "../../provider/report/markdown.js";
import { gated } from "./gated.js";
import { junitProblems } from "./junit-schema.js";

/** What a reader of one of the texts would obey, or choke on. */
const hostile = [
  "]]>",
  "<![CDATA[",
  "&amp;<b>&#0;",
  "\u0000\u0007\u0008\u000b",
  "\u001b[31m\u009b2J",
  "a|b\\|c",
  "`x` ```",
  "\r\n\n\u2028\u2029\u0085",
  "::set-output name=a::b",
  "##[error]no",
  "##vso[task.complete]",
  "##teamcity[x]",
  "\u2066\u200f",
  "\ud800",
  "\udc00\ud800",
  "\ufffe\uffff\ufeff\u202e",
  "![x](javascript:a)",
  "😀".repeat(200),
  `a${"😀".repeat(200)}`,
];

const text = fc
  .array(fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: "binary" })), { maxLength: 4 })
  .map((parts) => parts.join(""));

const texts = fc.array(text, { maxLength: 7 });

const run: fc.Arbitrary<Run> = fc.record(
  {
    id: text,
    sequence: fc.integer({ min: 1 }),
    status: text,
    verdict: fc.constantFrom("pass", "fail", "inconclusive", "pending"),
    url: fc.oneof(
      text,
      text.map((rest) => `https://a.b/${rest}`),
    ),
    model: text,
    startedAt: fc.constantFrom("", "2026-11-24T10:00:00Z"),
    endedAt: fc.constantFrom("\n", "2026-11-24T10:00:01.001Z"),
    costUsd: fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
    failedCriteria: texts,
    regressions: texts,
    baselineRunId: text,
    why: text,
  },
  { requiredKeys: ["id", "sequence", "status", "verdict", "url"] },
);

const report: fc.Arbitrary<GateReport> = fc
  .tuple(fc.array(run, { maxLength: 12 }), fc.array(run, { maxLength: 2 }), text, text, text, fc.option(text))
  .map(([runs, retried, project, stack, name, reason]) =>
    gated(runs, {
      retried,
      project,
      stack,
      name,
      ...(reason === null ? {} : { why: name }),
      ...(reason === null ? {} : { bypass: { gate: "warn", reason } }),
    }),
  );

const obeyed = /[\p{Cs}\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202e\u2066\u200f]|##\w*\[|^\s*::/mu;

describe("whatever a server or a user writes", () => {
  it("the JUnit report is valid XML of its schema", async () => {
    const many = fc.array(report, { minLength: 20, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(many, async (reports) => {
        expect(await junitProblems(...reports.map(junitReport))).toEqual([]);
      }),
      { numRuns: 20, endOnFailure: true },
    );
  });

  it("each row of the Markdown table is a line of five cells", () => {
    fc.assert(
      fc.property(report, (each) => {
        const lines = markdownReport(each).split("\n");
        const rows = lines.filter((line) => line.startsWith("|"));
        const runs = each.runs.length + each.retried.length;
        expect(rows).toHaveLength(runs === 0 ? 0 : 2 + runs);
        expect(rows.map((row) => row.split("|").length)).toEqual(rows.map(() => 7));
        expect(markdownReport(each)).not.toMatch(obeyed);
      }),
    );
  });

  it("the Markdown report has the lines that it means to have", () => {
    fc.assert(
      fc.property(report, (each) => {
        const { runs, retried } = each;
        const listed = [runs.map(({ failedCriteria = [] }) => failedCriteria), runs.map((of) => of.regressions ?? [])];
        const lists = listed.map((of) => of.flat().length).filter((items) => items > 0);
        const told = runs.length + retried.length;
        const rows = told === 0 ? 0 : 3 + told;
        const expected = 3 + (each.bypass ? 2 : 0) + rows + lists.reduce((sum, items) => sum + items + 3, 0) + 1;
        expect(markdownReport(each).split("\n")).toHaveLength(expected);
      }),
    );
  });

  it("the message has a line for each run that it tells, and none that a terminal or a CI service obeys", () => {
    fc.assert(
      fc.property(report, (each) => {
        const message = blockedMessage(each);
        const failing = each.runs.filter(({ verdict }) => verdict !== "pass").length;
        const told = Math.min(failing, 10) + (failing > 10 ? 1 : 0);
        expect(message.split("\n")).toHaveLength(2 + told + (each.bypass ? 1 : 0));
        expect(message).not.toMatch(obeyed);
      }),
    );
  });

  it("the JSON report is what was written, in valid UTF-8", () => {
    fc.assert(
      fc.property(report, (each) => {
        const json = jsonReport(each);
        expect(Buffer.from(json).toString()).toBe(json);
        expect((JSON.parse(json) as { runs: unknown }).runs).toEqual(each.runs);
      }),
    );
  });

  it("a cut text is within its bytes, in valid UTF-8", () => {
    const well = fc.oneof(fc.string({ unit: "grapheme", maxLength: 200 }), fc.constantFrom("😀".repeat(99), "é€😀"));
    fc.assert(
      fc.property(well, fc.integer({ min: 0, max: 400 }), (whole, most) => {
        const cut = trimmed(whole, most);
        expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(most);
        expect(Buffer.from(cut).toString()).toBe(cut);
      }),
    );
  });
});
