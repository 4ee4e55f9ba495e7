import type { GateReport, Run } from "./gate-report.js";
import { inDollars, inWords, nextStep, oneLine, runName, saying, secondsOf, tally } from "./words.js";

const marks = { pass: "✅", fail: "❌", inconclusive: "⚠️", pending: "⏳" } as const;

/** Signs that are markup wherever they stand; an address's colon; an underscore beside a word; what begins a list. */
const markup = /[&<>\\`*[\]|~$@#]|:(?=\S)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|(?<=www)\.|^[-+]|(?<=^\d{1,9})[.)]/giu;

/**
 * A text of somebody else's that is shown as it is: nothing in it is markup, a table's edge, a list or an address. As
 * little of it as may be is escaped, since the file is read as it stands, too. GitHub looks for names to notify in what is
 * rendered, so only a sign in between keeps `@name` from being one.
 */
export function literal(text: string): string {
  return oneLine(text)
    .replace(markup, (sign) => `&#${sign.charCodeAt(0)};`)
    .replaceAll("&#64;", "&#64;&#8203;");
}

function link({ url }: Run): string {
  return /^https?:\/\/[^\p{C}\p{Z}()<>|[\]\\`]+$/u.test(url) ? `[run](${url})` : "";
}

function duration(run: Run): string {
  const seconds = secondsOf(run);
  return seconds === undefined ? "" : inWords(seconds);
}

const cost = ({ costUsd }: Run): string => (costUsd === undefined ? "" : inDollars(costUsd));

const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

/** @param after what there is to say behind a run's verdict */
const rowOf = (run: Run, after = ""): string =>
  row([
    literal(runName(run)),
    `${marks[run.verdict]} ${literal(saying(run))}${after}`,
    duration(run),
    cost(run),
    link(run),
  ]);

function list(heading: string, runs: readonly Run[], texts: (run: Run) => readonly string[]): string[] {
  const items = runs.flatMap((run) => texts(run).map((text) => `- ${literal(runName(run))}: ${literal(text)}`));
  return items.length === 0 ? [] : ["", `**${heading}**`, "", ...items];
}

/** For a pull request or a step's summary. */
export function markdownReport(report: GateReport): string {
  const { verdict, name, stack, flaky, bypass, runs, retried } = report;
  const rows = [...runs.map((run) => rowOf(run)), ...retried.map((run) => rowOf(run, "; dispatched again"))];
  const head = [row(["tester", "verdict", "time", "cost", ""]), row(["---", "---", "---", "---", "---"])];
  return [
    `### ${marks[verdict]} ${literal(name)}${stack === undefined ? "" : ` on ${literal(stack)}`}: ${verdict}${flaky ? " (flaky)" : ""}`,
    "",
    `${literal(tally(report))}. ${nextStep(report)}`,
    ...(flaky ? ["", "The runs passed only after inconclusive ones, which are listed last."] : []),
    ...(bypass === undefined ? [] : ["", `The gate was bypassed: ${literal(bypass.reason)}`]),
    ...(rows.length === 0 ? [] : ["", ...head, ...rows]),
    ...list("Required criteria that did not pass", runs, (run) => run.failedCriteria ?? []),
    ...list("Went from pass to fail", runs, ({ regressions = [], baselineRunId = "" }) =>
      regressions.map((text) => `${text} (passed in ${baselineRunId})`),
    ),
    "",
  ].join("\n");
}

/** A text of at most so many bytes, which says so when it was cut. */
export function trimmed(text: string, mostBytes: number): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= mostBytes) return text;
  const whole = "\n\n(cut: the report is longer than this place takes)\n";
  const note = Buffer.byteLength(whole) <= mostBytes ? whole : "";
  const kept = bytes.subarray(0, mostBytes - Buffer.byteLength(note)).toString();
  return `${kept.replace(/\uFFFD$/u, "")}${note}`;
}
