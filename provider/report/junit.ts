import builders from "junit-report-builder";
import type { GateReport, Run } from "./gate-report.js";
import { nextStep, oneLine, runName, saying, tally } from "./words.js";

/** JUnit XML: a suite for the gate, a test case for each run. What failed is a failure, what says nothing an error. */
export function junitReport(report: GateReport): string {
  const builder = builders.newBuilder();
  const place = oneLine(`${report.project}.${report.stack}.${report.name}`);
  const suite = builder
    .testSuite()
    .name(place)
    .timestamp(report.dispatchedAt.replace(/\.\d+Z$|Z$/, ""));
  for (const run of report.runs) {
    const test = suite
      .testCase()
      .className(place)
      .name([...new Set([runName(run), oneLine(run.id)])].join(" "));
    const seconds = secondsOf(run);
    if (seconds !== undefined) test.time(seconds);
    if (run.verdict === "fail") test.failure(detail(run), "fail");
    if (run.verdict === "inconclusive" || run.verdict === "pending") {
      // The end of a CDATA section, which the library splits in a way that not every parser takes.
      const url = oneLine(run.url).replaceAll("]]>", "]] >");
      test.error(saying(run), run.verdict, `${tally(report)}. ${nextStep(report)} ${url}`);
    }
  }
  if (report.verdict !== "pass" && report.runs.every((run) => run.verdict === "pass")) {
    // The runs alone would read as a pass, such as two that passed where three have to.
    const test = suite.testCase().className(place).name("gate");
    if (report.verdict === "fail") test.failure(tally(report), "fail");
    else test.error(tally(report), report.verdict, nextStep(report));
  }
  // The library counts what was skipped for all suites together, for which the schema has no place.
  return builder.build().replace(/(<testsuites [^>]*?) skipped="0"/, "$1");
}

function detail(run: Run): string {
  const criteria = (run.failedCriteria ?? []).map(oneLine).join("; ");
  return `${criteria === "" ? saying(run) : criteria} – ${oneLine(run.url)}`;
}

function secondsOf({ startedAt, endedAt }: Run): number | undefined {
  if (startedAt === undefined || endedAt === undefined) return undefined;
  const seconds = (Date.parse(endedAt) - Date.parse(startedAt)) / 1000;
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}
