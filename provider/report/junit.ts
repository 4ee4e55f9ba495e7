import builders, { type TestCase } from "junit-report-builder";
import type { GateReport, Run } from "./gate-report.js";
import { nextStep, oneLine, runName, saying, tally } from "./words.js";

/** JUnit XML: a suite for the gate, a test case for each run. What failed is a failure, what says nothing an error, what was dispatched again skipped. */
export function junitReport(report: GateReport): string {
  const builder = builders.newBuilder();
  const place = oneLine(`${report.project}.${report.stack}.${report.name}`);
  const suite = builder
    .testSuite()
    .name(place)
    .timestamp(report.dispatchedAt.replace(/\.\d+Z$|Z$/, ""))
    .property("gate", report.gate)
    .property("verdict", report.verdict)
    .property("blocked", String(report.blocked))
    .property("flaky", String(report.flaky));
  if (report.bypass !== undefined) suite.property("bypassed", oneLine(report.bypass.reason));

  const testOf = (run: Run): TestCase => {
    const test = suite
      .testCase()
      .className(place)
      .name([...new Set([runName(run), oneLine(run.id)])].join(" "));
    const seconds = secondsOf(run);
    return seconds === undefined ? test : test.time(seconds);
  };
  for (const run of report.runs) {
    const test = testOf(run);
    if (run.verdict === "fail") test.failure(detail(run), "fail");
    if (run.verdict === "inconclusive" || run.verdict === "pending") {
      test.error(saying(run), run.verdict, `${tally(report)}. ${nextStep(report)} ${inData(run.url)}`);
    }
  }
  // Other runs took their place, so that they are neither failures nor errors.
  for (const run of report.retried) {
    testOf(run)
      .skipped()
      .standardOutput(`${inData(saying(run))}; dispatched again. ${inData(run.url)}`);
  }
  if (report.verdict !== "pass" && report.runs.every((run) => run.verdict === "pass")) {
    // The runs alone would read as a pass, such as two that passed where three have to.
    const test = suite.testCase().className(place).name("gate");
    if (report.verdict === "fail") test.failure(tally(report), "fail");
    else test.error(tally(report), report.verdict, nextStep(report));
  }
  // The library counts what was skipped for all suites together, for which the schema has no place.
  return builder.build().replace(/(<testsuites [^>]*?) skipped="\d+"/, "$1");
}

/** On one line, without the end of a CDATA section, which the library splits in a way that not every parser takes. */
const inData = (text: string): string => oneLine(text).replaceAll("]]>", "]] >");

function detail(run: Run): string {
  const criteria = (run.failedCriteria ?? []).map(oneLine).join("; ");
  return `${criteria === "" ? saying(run) : criteria} – ${oneLine(run.url)}`;
}

function secondsOf({ startedAt, endedAt }: Run): number | undefined {
  if (startedAt === undefined || endedAt === undefined) return undefined;
  const seconds = (Date.parse(endedAt) - Date.parse(startedAt)) / 1000;
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}
