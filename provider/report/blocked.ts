import type { GateReport, Run } from "./gate-report.js";
import { nextStep, oneLine, runName, saying, tally } from "./words.js";

/** An error is read in a terminal: so many runs, and so many criteria of each, are told. */
const mostRuns = 10;
const mostCriteria = 5;

function criteriaOf({ failedCriteria = [] }: Run): string {
  const told = failedCriteria.slice(0, mostCriteria).map((text) => `"${oneLine(text)}"`);
  const more = failedCriteria.length - told.length;
  return [...told, ...(more > 0 ? [`${more} more`] : [])].join(", ");
}

function runLine(run: Run): string {
  const criteria = criteriaOf(run);
  // A CI service takes a line that begins with `::` for a command, and a model may be called so.
  return `  - ${runName(run)}: ${saying(run)}${criteria === "" ? "" : ` – ${criteria}`} – ${oneLine(run.url)}`;
}

/** The text of a gate that did not pass: why, a line for each run that did not, and what to do. */
export function blockedMessage(report: GateReport): string {
  const { gate, verdict, blocked, bypass } = report;
  const failing = report.runs.filter((run) => run.verdict !== "pass");
  const more = failing.length - mostRuns;
  const head = `${blocked ? "The gate is closed" : "The gate did not pass"} (${verdict}): ${tally(report)}.`;
  const bypassing = "To go on all the same: ARMATURE_GATE=warn with ARMATURE_GATE_REASON.";
  return [
    head,
    ...failing.slice(0, mostRuns).map(runLine),
    ...(more > 0 ? [`  and ${more} more`] : []),
    ...(bypass === undefined ? [] : [`Bypassed: ${oneLine(bypass.reason)}`]),
    `${nextStep(report)}${blocked && gate === "block" && verdict !== "pending" ? ` ${bypassing}` : ""}`,
  ].join("\n");
}
