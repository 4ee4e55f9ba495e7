import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { gridOf } from "../../cli/report/grid.js";
import { reportPage } from "../../cli/report/page.js";
import type { Result } from "../../provider/report/result-schema.js";
import { fullResultOf, resultOf } from "../../provider/report/result.js";
import { gated, run } from "../unit/gated.js";
import { failedGate, nothing } from "./results.js";

/** The page's markup, without any text and any value. */
const markup = (page: string): string[] =>
  [...page.matchAll(/<[^>]*>/gu)].map(([tag]) => tag.replace(/="[^"]*"/gu, "").replace(/\s+/gu, " "));

const hostile = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom(
    "</style><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "<!--",
    "]]>",
    "&lt;b&gt;",
    "${alert(1)}",
    "\u202egnp\u0000\u001b[2J\ud800",
  ),
);

/** A result in which every text of somebody else's holds this one. */
const saying = (text: string) =>
  fullResultOf(
    gated(
      [
        run({ model: `a${text}`, status: `s${text}`, verdict: "inconclusive", why: `w${text}`, startedAt: `t${text}` }),
        run({
          id: `i${text}`,
          url: "https://armature.tools/runs/run_2",
          model: `b${text}`,
          verdict: "fail",
          failedCriteria: [`c${text}`],
          criteria: { passed: 0, total: 2 },
          baselineRunId: `l${text}`,
          regressions: [`c${text}`],
        }),
      ],
      {
        ...{ project: `p${text}`, stack: `k${text}`, name: `n${text}`, workflowId: `f${text}`, why: `y${text}` },
        ...{ dispatchedAt: `d${text}`, bypass: { gate: "warn", reason: `r${text}` } },
      },
    ),
  );

describe("the page of a result", () => {
  it("has the same markup whatever the texts are: none of them becomes any", async () => {
    const expected = markup(await reportPage(saying("")));
    expect(expected.filter((tag) => tag.startsWith("<script"))).toEqual([]);
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        expect(markup(await reportPage(saying(text)))).toEqual(expected);
      }),
    );
  });

  it("links to addresses of the web alone", async () => {
    const url = fc.oneof(
      hostile,
      fc.webUrl(),
      fc.constantFrom(
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "file:///etc",
        "//a.b",
        " \njavascript:a",
      ),
    );
    await fc.assert(
      fc.asyncProperty(url, async (address) => {
        const page = await reportPage(fullResultOf(gated([run({ url: address })])));
        for (const [, href = ""] of page.matchAll(/ href="([^"]*)"/gu)) expect(href).toMatch(/^https?:\/\//u);
      }),
    );
    expect(await reportPage(failedGate)).toContain('<a href="https://armature.tools/runs/run_8f2c1a"');
  });

  it("allows no script, and nothing from elsewhere", async () => {
    const page = await reportPage(failedGate);
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; `);
    expect(page).not.toMatch(/<(script|img|link|iframe|object)|url\(|@import/u);
  });

  it("is the same for the same result", async () => {
    expect(await reportPage(failedGate)).toBe(await reportPage(failedGate));
  });

  it("tells what there is of a result in short, and of one without runs", async () => {
    const short = await reportPage(resultOf(gated([run({ model: "gpt-5" })])));
    for (const text of ["gpt-5", "No run says how it did by its criteria."]) expect(short).toContain(text);
    const none = await reportPage(nothing);
    for (const text of ["connection refused", "There is no run.", "Begun"]) expect(none).toContain(text);
    for (const text of ["Gate", "Stack", "Criteria"]) expect(none).not.toContain(`>${text}<`);
  });

  it("says which run of a model was compared, where it has several", async () => {
    const compared = { model: "gpt-5", verdict: "fail", baselineRunId: "run_71" } as const;
    const runs = [
      run({ ...compared, id: "run_1" }),
      run({ ...compared, id: "run_2" }),
      run({ ...compared, id: "run_3", model: "claude" }),
      run({ ...compared, id: "run_4", model: "" }),
    ];
    const page = await reportPage(fullResultOf(gated(runs)));
    const [, section = ""] = page.split('aria-labelledby="baseline"');
    const items = [...section.matchAll(/<p>([^]*?)<\/p>/gu)].map(([, text = ""]) =>
      text
        .replace(/<[^>]*>/gu, "")
        .replace(/\s+/gu, " ")
        .trim(),
    );
    const end = "compared with run_71: nothing that passed there failed here.";
    expect(items.slice(0, 4)).toEqual([
      `gpt-5 (run_1), ${end}`,
      `gpt-5 (run_2), ${end}`,
      `claude, ${end}`,
      `run_4, ${end}`,
    ]);
    expect(section).toMatch(/\(<a href="https:\/\/armature\.tools\/runs\/run_2"[^>]*>run_2<\/a>\)/u);
  });

  it("begins with a whole sentence, and says once that there is no run", async () => {
    const { why, ...silent } = nothing;
    const page = await reportPage(silent);
    expect(page.match(/there is no run/giu)).toEqual(["There is no run"]);
    expect(page).toMatch(/<p class="tally">There is no run\.<\/p>/u);
    expect(page).not.toContain(">Runs<");
    expect(why).toBeDefined();
    expect(await reportPage({ ...nothing, why: "the command has not come to a verdict" })).toContain(
      '<p class="tally">The command has not come to a verdict.</p>',
    );
  });

  it.each<[Partial<Result>, string]>([
    [{ verdict: "pending", blocked: true }, "block: it has not let the deployment go on"],
    [{ verdict: "pending", blocked: false, gate: "off" }, "off: it did not stop the deployment"],
    [{ verdict: "fail", blocked: true }, "block: it stopped the deployment"],
  ])("says of a gate with %j that %s", async (given, told) => {
    expect(await reportPage({ ...failedGate, ...given })).toContain(`<dd>${told}</dd>`);
  });

  it("names what was paid, with what is not known of it", async () => {
    const page = await reportPage(failedGate);
    for (const text of ["$0.51, and what 1 run does not tell", "122 s", "block: it stopped the deployment"]) {
      expect(page).toContain(text);
    }
  });
});

describe("the grid of a result", () => {
  const grid = (...runs: readonly Parameters<typeof run>[0][]) => gridOf(runs.map(run));

  it("says of each model in how many runs it passed and failed what was named anywhere", () => {
    const found = grid(
      { model: "a", failedCriteria: ["x"], criteria: { passed: 1, total: 2 } },
      { model: "a", failedCriteria: [], criteria: { passed: 2, total: 2 } },
      { model: "b", failedCriteria: ["x"], regressions: ["x"], criteria: { passed: 0, total: 2 } },
      { model: "c", status: "error", verdict: "inconclusive" },
    );
    expect(found?.models).toEqual(["a", "b", "c"]);
    expect(found?.rows).toEqual([
      {
        criterion: "x",
        cells: [
          { model: "a", passed: 1, failed: 1, regressed: 0, untold: 0 },
          { model: "b", passed: 0, failed: 1, regressed: 1, untold: 0 },
          { model: "c", passed: 0, failed: 0, regressed: 0, untold: 1 },
        ],
      },
    ]);
    expect(found?.totals.map(({ passed }) => passed)).toEqual([
      { least: 1, most: 2, of: 2 },
      { least: 0, most: 0, of: 2 },
      undefined,
    ]);
  });

  it("does not say that an optional criterion passed which a run may have left out", () => {
    const regressed = { model: "a", failedCriteria: [], regressions: ["x"], criteria: { passed: 1, total: 2 } };
    const some = { model: "b", failedCriteria: [], criteria: { passed: 1, total: 2 } };
    const all = { model: "c", failedCriteria: [], criteria: { passed: 2, total: 2 } };
    const told = grid(regressed, some, all)?.rows[0]?.cells.map(({ passed, failed, untold }) => [
      passed,
      failed,
      untold,
    ]);
    expect(told).toEqual([
      [0, 1, 0],
      [0, 0, 1],
      [1, 0, 0],
    ]);
  });

  it("is none where no run was judged", () => {
    expect(grid({ status: "error", verdict: "inconclusive" })).toBeUndefined();
  });
});
