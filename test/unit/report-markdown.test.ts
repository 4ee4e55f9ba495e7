import { describe, expect, it } from "@jest/globals";
import { markdownReport, trimmed } from "../../provider/report/markdown.js";
import { broken, bypass, failed, gated, late, passed, run } from "./gated.js";

const lines = (...args: Parameters<typeof gated>): string[] => markdownReport(gated(...args)).split("\n");

const columns = ["| tester | verdict | time | cost |  |", "| --- | --- | --- | --- | --- |"];

describe("the Markdown report", () => {
  it("of a pass is a table and nothing else", () => {
    expect(lines([passed])).toEqual([
      "### ✅ search on prod: pass",
      "",
      "1 of 1 run has to pass; 1 passed. Nothing is left to do.",
      "",
      ...columns,
      "| gpt-5.1 | ✅ pass |  |  | [run](https://armature.tools/runs/run_1) |",
      "",
    ]);
  });

  it("of a failure tells the criteria, and how long it took at which price", () => {
    expect(lines([failed])).toEqual([
      "### ❌ search on prod: fail",
      "",
      "1 of 1 run has to pass; 1 failed. Mend the product or the workflow. The next `pulumi up` dispatches new runs.",
      "",
      ...columns,
      "| claude | ❌ fail | 91 s | $0.13 | [run](https://armature.tools/runs/run_2) |",
      "",
      "**Required criteria that did not pass**",
      "",
      "- claude: Finds the order",
      "- claude: Asks once",
      "",
    ]);
  });

  it.each([
    [broken, "### ⚠️ search on prod: inconclusive", "| run_3 | ⚠️ inconclusive (error) |"],
    [late, "### ⏳ search on prod: pending", "| run_4 | ⏳ pending: interrupted |"],
  ])("tells an inconclusive run and one that goes on from a failure: $status", (each, heading, row) => {
    const told = lines([each]);
    expect(told[0]).toBe(heading);
    expect(told[6]).toContain(row);
  });

  it("of a flaky pass lists the inconclusive runs last", () => {
    const told = lines([run({ sequence: 2 })], { flaky: true, retried: [broken] });
    expect(told[0]).toBe("### ✅ search on prod: pass (flaky)");
    expect(told[4]).toBe("The runs passed only after inconclusive ones, which are listed last.");
    expect(told.slice(8).map((row) => row.slice(0, 7))).toEqual(["| run_1", "| run_3", ""]);
    expect(told[9]).toContain("inconclusive (error); dispatched again |");
  });

  it("without runs is a sentence, whatever the reason ends with", () => {
    const told = lines([], { verdict: "inconclusive", nextUp: "tries-again", why: "GET /org failed: no. Try." });
    expect(told).toEqual([
      "### ⚠️ search on prod: inconclusive",
      "",
      "GET /org failed: no. Try. This says nothing about the product. The next `pulumi up` tries again.",
      "",
    ]);
  });

  it("of a bypass gives the reason", () => {
    expect(lines([failed], { bypass })[4]).toBe("The gate was bypassed: the shop is down");
  });

  it("tells what passed in the baseline and does not any more", () => {
    const compared = { ...failed, baselineRunId: "run_0" };
    const told = lines([{ ...compared, regressions: ["Asks once"] }]);
    expect(told.slice(-5)).toEqual(["", "**Went from pass to fail**", "", "- claude: Asks once (passed in run_0)", ""]);
    expect(markdownReport(gated([compared]))).not.toContain("Went from");
  });

  it.each([
    "javascript:alert(1)",
    "https://a.b/c d",
    "https://a.b/`c`",
    "https://a.b/c\\",
    "https://a.b/\u001b[2J",
    "",
  ])("links to no address that could be anything else: %j", (url) => {
    expect(lines([run({ url })])[6]).toBe("| run_1 | ✅ pass |  |  |  |");
  });

  it.each([
    [0, "$0.00"],
    [0.004, "under $0.01"],
    [0.005, "$0.01"],
    [12.5, "$12.50"],
  ])("says of a price of %d dollars %s", (costUsd, told) => {
    expect(lines([run({ costUsd })])[6]).toContain(`| ${told} |`);
  });

  it("notifies nobody whose name a server writes", () => {
    expect(lines([failed], { bypass: { ...bypass, reason: "ask @acme/ops" } })[4]).toContain("&#64;&#8203;acme");
  });

  it("names a run whose model is blank by its id", () => {
    expect(lines([run({ model: " \n" })])[6]).toMatch(/^\| run_1 \|/u);
  });
});

describe("a text that is cut", () => {
  it("says so", () => {
    const cut = trimmed("é".repeat(100), 100);
    expect(cut).toBe(`${"é".repeat(24)}\n\n(cut: the report is longer than this place takes)\n`);
  });

  it("is as it was when there is room for it", () => {
    expect(trimmed("é".repeat(50), 100)).toBe("é".repeat(50));
  });

  it("is cut where there is no room to say so", () => {
    expect([trimmed("ééé", 5), trimmed("ééé", 1), trimmed("ééé", 0)]).toEqual(["éé", "", ""]);
  });
});
