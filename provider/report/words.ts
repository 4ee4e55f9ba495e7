import { isOutOfReach } from "../workflow-run/verdict.js";
import type { GateReport, Run } from "./gate-report.js";

const longest = 300;

/** Signs that a terminal obeys, or that XML has no way to write. */
const unwritable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\s\uFFFE\uFFFF]+/gu;

/** What begins a command to a CI service wherever it stands on a line, such as `##[error]` or `##vso[`. */
const command = /##(?=\w*\[)/g;

/** What a server or a user wrote, on one line, of bounded length and without anything that a terminal or a file obeys. */
export function oneLine(text: string): string {
  const clean = text.replace(unwritable, " ").replace(command, "# #").trim();
  // The end may lie within a character of two units, of which none is left half.
  return clean.length > longest ? `${clean.slice(0, longest).replace(/[\uD800-\uDBFF]$/, "")}…` : clean;
}

/** How long a run took by the server's clock; undefined when it does not tell, or tells no length of time. */
export function secondsOf({ startedAt, endedAt }: Run): number | undefined {
  const seconds = (Date.parse(endedAt ?? "") - Date.parse(startedAt ?? "")) / 1000;
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}

/** Seconds for a person, who would take a 0 for a mistake. */
export const inWords = (seconds: number): string => (seconds < 1 ? "under 1 s" : `${Math.round(seconds)} s`);

/** A price, of which one that rounds to nothing is not nothing. */
export const inDollars = (costUsd: number): string =>
  costUsd > 0 && costUsd < 0.005 ? "under $0.01" : `$${costUsd.toFixed(2)}`;

/** How a person tells runs apart. */
export const runName = ({ model = "", id }: Run): string => oneLine(model) || oneLine(id);

/** What a run says, and why where its status does not. */
export function saying({ verdict, status, why }: Run): string {
  const said = verdict === "inconclusive" && status !== verdict ? `inconclusive (${oneLine(status)})` : verdict;
  return why === undefined ? said : `${said}: ${oneLine(why)}`;
}

/** Counts for a sentence: `2 of 3 runs have to pass; 1 passed, 2 failed`. */
export function tally({ requiredPasses, count, why }: Pick<GateReport, "requiredPasses" | "count" | "why">): string {
  const total = count.pass + count.fail + count.inconclusive + count.pending;
  // A sentence goes on after it.
  const reason = why === undefined ? [] : [oneLine(why).replace(/\.$/, "")];
  const passes = requiredPasses === "all" ? total : requiredPasses === "any" ? 1 : requiredPasses;
  const parts = [
    [count.pass, "passed"],
    [count.fail, "failed"],
    [count.inconclusive, "inconclusive"],
    [count.pending, "pending"],
  ] as const;
  const said = parts.filter(([number]) => number > 0).map(([number, word]) => `${number} ${word}`);
  const sum = said.join(", ") || "there is no run";
  const runs = total === 1 ? "1 run" : `${total} runs`;
  const required =
    passes > total
      ? `${passes} runs have to pass, of ${runs}`
      : `${passes} of ${runs} ${total === 1 ? "has" : "have"} to pass`;
  return [...(total === 0 ? [] : [required]), ...(total === 0 && why !== undefined ? [] : [sum]), ...reason].join("; ");
}

/** What to do about a gate that did not pass, and what the next update will do by itself. */
export const nextStep = (report: GateReport): string => nextSteps(report).trim();

function nextSteps(report: GateReport): string {
  const { verdict, blocked, onInconclusive, requiredPasses, runs, missing = 0, nextUp } = report;
  switch (verdict) {
    case "pass":
      return "Nothing is left to do.";
    case "fail":
      return `Mend the product or the workflow. ${whatFollows(report)}`;
    case "pending":
      if (nextUp === "none") return "The runs go on.";
      return nextUp === "tries-again" ? whatFollows(report) : "The runs go on; the next `pulumi up` takes them up.";
    case "inconclusive": {
      if (nextUp !== "tries-again" && isOutOfReach(requiredPasses, runs.length + missing)) {
        const isHeld = nextUp !== "dispatches" && nextUp !== "none";
        const then = isHeld ? "Until then no `pulumi up` dispatches." : whatFollows(report);
        const [passes, repeats] =
          nextUp === "none" ? ["--required-passes", "--repeats"] : ["requiredPasses", "repeats"];
        return `More runs have to pass than there are: lower ${passes}, or raise ${repeats} or the number of testers. ${then}`;
      }
      const isAsking = blocked && nextUp !== "none" && onInconclusive === "block" && runs.length > 0;
      // Only what a deployment dispatches itself is retried.
      const ways = nextUp === "dispatches" ? "warn or retry" : "warn";
      const other = isAsking ? ` onInconclusive can have such runs ${ways}.` : "";
      return `This says nothing about the product. ${whatFollows(report)}${other}`;
    }
  }
}

const whatDispatches = "the workflow, its version, triggers or idempotencyKey change";

function whatFollows({ nextUp }: GateReport): string {
  switch (nextUp) {
    case "none":
      return "";
    case "takes-up":
      return `The next \`pulumi up\` takes up the runs that are pending; to leave them behind, let ${whatDispatches}.`;
    case "tries-again":
      return "The next `pulumi up` tries again.";
    case "dispatches":
      return "The next `pulumi up` dispatches new runs.";
    case "holds":
      return `The gate is held: no \`pulumi up\` dispatches until ${whatDispatches}, everyUpdate is set, or afterFailure is "redispatch".`;
    case "nothing":
      return `The next \`pulumi up\` dispatches nothing unless ${whatDispatches}, or everyUpdate is set.`;
  }
}
