import type { GateReport, Run } from "./gate-report.js";

const longest = 300;

/** Signs that a terminal obeys, or that XML has no way to write. */
const unwritable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\s\uFFFE\uFFFF]+/gu;

/** What begins a command to a CI service wherever it stands on a line, such as `##[error]`. */
const command = /##(?=\[|vso\[)/gi;

/** What a server or a user wrote, on one line, of bounded length and without anything that a terminal or a file obeys. */
export function oneLine(text: string): string {
  const clean = text.replace(unwritable, " ").replace(command, "# #").trim();
  // The end may lie within a character of two units, of which none is left half.
  return clean.length > longest ? `${clean.slice(0, longest).replace(/[\uD800-\uDBFF]$/, "")}…` : clean;
}

/** How a person tells runs apart. */
export const runName = ({ model = "", id }: Run): string => oneLine(model) || oneLine(id);

/** What a run says, and why where its status does not. */
export function saying({ verdict, status, why }: Run): string {
  const said = verdict === "inconclusive" && status !== verdict ? `inconclusive (${oneLine(status)})` : verdict;
  return why === undefined ? said : `${said}: ${oneLine(why)}`;
}

/** Counts for a sentence: `2 of 3 runs have to pass; 1 passed, 2 failed`. */
export function tally({ requiredPasses, count }: GateReport): string {
  const total = count.pass + count.fail + count.inconclusive + count.pending;
  const needed = requiredPasses === "all" ? total : requiredPasses === "any" ? 1 : requiredPasses;
  const parts = [
    [count.pass, "passed"],
    [count.fail, "failed"],
    [count.inconclusive, "inconclusive"],
    [count.pending, "not ended"],
  ] as const;
  const said = parts.filter(([number]) => number > 0).map(([number, word]) => `${number} ${word}`);
  return `${needed} of ${total} ${total === 1 ? "run has" : "runs have"} to pass; ${said.join(", ") || "there is none"}`;
}

/** What to do about a gate that did not pass. */
export function nextStep({ verdict }: GateReport): string {
  switch (verdict) {
    case "pass":
      return "Nothing is left to do.";
    case "fail":
      return "Mend the product or the workflow, and run `pulumi up` again.";
    case "pending":
      return "The runs go on; the next `pulumi up` takes them up.";
    case "inconclusive":
      return "This says nothing about the product: run `pulumi up` again, which takes up runs that have not ended.";
  }
}
