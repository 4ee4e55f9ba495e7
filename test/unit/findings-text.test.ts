import { describe, expect, it } from "@jest/globals";
import { findingsText, ok, problem } from "../../cli/doctor/finding.js";

const findings = [
  ok("Node", "22.1.0"),
  problem(
    "account",
    "neither the one nor the other of these two is set",
    "Set one of them by the command that sets settings.",
  ),
];

describe("the text of a doctor's findings", () => {
  it("has no colours, and a line for each finding and each mend", () => {
    expect(findingsText(findings)).toBe(
      "ok       Node     22.1.0\n" +
        "PROBLEM  account  neither the one nor the other of these two is set\n" +
        "                  Set one of them by the command that sets settings.\n",
    );
  });

  it("breaks lines in a narrow terminal, below each other", () => {
    const text = findingsText(findings, 60);
    expect(text).toContain(
      "neither the one nor the other of these two\n                  is set\n                  Set one",
    );
    for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(60);
  });

  it("leaves the lines to a terminal that has no room for words beside the names", () => {
    expect(findingsText(findings, 30)).toBe(findingsText(findings));
  });
});
