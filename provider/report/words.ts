import type { GateReport, Run } from "./gate-report.js";

const longest = 300;

/** What a server or a user wrote, on one line, of bounded length and without anything that a terminal or a file obeys. */
export function oneLine(text: string): string {
  const clean = text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
  return clean.length > longest ? `${clean.slice(0, longest)}…` : clean;
}

/** How a person tells runs apart. */
export const runName = ({ model, id }: Run): string => oneLine(model ?? id);

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
  return `${needed} of ${total} ${total === 1 ? "run has" : "runs have"} to pass; ${said.join(", ")}`;
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
