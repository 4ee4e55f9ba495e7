import builders, { type TestCase } from "junit-report-builder";
import type { GateReport, Run } from "./gate-report.js";
import { nextStep, oneLine, saying, secondsOf, tally } from "./words.js";

/** The verdicts of runs that carry the gate's. A reader who only counts takes any other failure or error for the gate's own. */
const carriers: Readonly<Record<GateReport["verdict"], readonly Run["verdict"][]>> = {
  pass: [],
  fail: ["fail"],
  inconclusive: ["inconclusive", "pending"],
  pending: ["inconclusive", "pending"],
};

/**
 * JUnit XML: a suite for the gate, a test case for each run. Failures are there when the gate failed, errors when it is
 * inconclusive or open, neither when it passed; a run that did not pass and says none of it is skipped, with its words.
 */
export function junitReport(report: GateReport): string {
  const builder = builders.newBuilder();
  const place = oneLine([report.project, report.stack, report.name].filter((part) => part !== undefined).join("."));
  const suite = builder
    .testSuite()
    .name(place)
    .timestamp(report.dispatchedAt.replace(/\.\d+Z$|Z$/, ""));
  if (report.gate !== undefined) suite.property("gate", report.gate);
  suite
    .property("verdict", report.verdict)
    .property("blocked", String(report.blocked))
    .property("flaky", String(report.flaky));
  if (report.bypass !== undefined) suite.property("bypassed", oneLine(report.bypass.reason));

  const nameOf = testNames();
  const testOf = (run: Run): TestCase => {
    const test = suite.testCase().className(place).name(nameOf(run));
    const seconds = secondsOf(run);
    return seconds === undefined ? test : test.time(seconds);
  };
  const aside = (run: Run, text: string): void => {
    testOf(run)
      .skipped()
      .standardOutput(inData(`${text} ${oneLine(run.url)}`));
  };
  const saysIt = ({ verdict }: Run): boolean => carriers[report.verdict].includes(verdict);

  for (const run of report.runs) {
    if (run.verdict === "pass") testOf(run).standardOutput(inData(oneLine(run.url)));
    else if (!saysIt(run)) aside(run, `${wordsOf(run)}; the gate's verdict is ${report.verdict} all the same.`);
    else if (run.verdict === "fail") testOf(run).failure(`${wordsOf(run)} – ${oneLine(run.url)}`, "fail");
    else
      testOf(run).error(saying(run), run.verdict, inData(`${tally(report)}. ${nextStep(report)} ${oneLine(run.url)}`));
  }
  for (const run of report.retried) aside(run, `${saying(run)}; dispatched again.`);
  if (report.verdict !== "pass" && !report.runs.some(saysIt)) {
    // No run says it, such as two that passed where three have to.
    const test = suite.testCase().className(place).name("gate");
    if (report.verdict === "fail") test.failure(tally(report), "fail");
    else test.error(tally(report), report.verdict, nextStep(report));
  }
  // The library counts what was skipped for all suites together, for which the schema has no place.
  return builder.build().replace(/(<testsuites [^>]*?) skipped="\d+"/, "$1");
}

/** The same names in every deployment, as a CI service needs them to tell a test's history: a tester's runs are counted. */
function testNames(): (run: Run) => string {
  const counts = new Map<string, number>();
  return ({ model = "" }) => {
    const name = oneLine(model) || "run";
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  };
}

/** Without the end of a CDATA section, which the library splits in a way that not every parser takes. */
const inData = (text: string): string => text.replaceAll("]]>", "]] >");

/** What a run says: its failed criteria where they are told. */
function wordsOf(run: Run): string {
  const criteria = (run.failedCriteria ?? []).map(oneLine).join("; ");
  return criteria === "" ? saying(run) : criteria;
}
