import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { literal, markdownReport } from "../../provider/report/markdown.js";
import { oneLine } from "../../provider/report/words.js";
import { bypass, gated, run } from "./gated.js";

/** As much as GitHub takes for markup, or more. */
const markdown = new MarkdownIt({ html: true, linkify: true });
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false });

const marks = fc.constantFrom(
  ...Array.from("&<>`*_|\\[]()#~:@$-+!\"'.=\n "),
  "&amp;",
  "&#60;",
  "<b>",
  "<!--",
  "</td>",
  "```",
  "~~x~~",
  "**x**",
  "![x](https://a.b)",
  "https://a.b",
  "- [ ] ",
  "1. ",
  "    x",
  "---",
  "| - |",
);
const text = fc.array(fc.oneof(marks, fc.string()), { maxLength: 8 }).map((parts) => parts.join(""));

type Token = ReturnType<typeof markdown.parse>[number];

const within = (tokens: readonly Token[]): Token[] => tokens.flatMap(({ children }) => children ?? []);

/** What a reader sees, without the sign that keeps a name from being notified. */
const seen = (tokens: readonly Token[]): string =>
  tokens
    .map(({ content }) => content)
    .join("")
    .replaceAll("\u200b", "");

const meant = [
  ...["heading", "paragraph", "bullet_list", "list_item", "table", "thead", "tbody", "tr", "th", "td"],
  ...["inline", "text", "strong", "code_inline", "link"],
];

describe("the Markdown report as it is rendered", () => {
  it("shows every text as it was written", () => {
    fc.assert(
      fc.property(text, (written) => {
        const line = within(markdown.parse(`x ${literal(written)} x`, {}));
        expect(line.map(({ type }) => type)).toEqual(["text"]);
        expect(seen(line)).toBe(`x ${oneLine(written)} x`);
      }),
    );
  });

  it("has the parts that it means to have, whatever is written in them", () => {
    fc.assert(
      fc.property(text, text, text, fc.array(text, { minLength: 1, maxLength: 4 }), (name, status, why, criteria) => {
        const runs = [
          run({ verdict: "inconclusive", status, why }),
          run({
            id: "2",
            model: name,
            verdict: "fail",
            failedCriteria: criteria,
            regressions: criteria,
            baselineRunId: status,
          }),
        ];
        const report = gated(runs, { name, why, stack: why, bypass: { ...bypass, reason: why } });
        const tokens = markdown.parse(markdownReport(report), {});
        const having = (type: string): number => tokens.filter((token) => token.type === type).length;
        const parts = ["heading_open", "table_open", "td_open", "bullet_list_open", "list_item_open"];
        expect(parts.map(having)).toEqual([1, 1, 10, 2, 2 * criteria.length]);

        const all = [...tokens, ...within(tokens)];
        const kinds = all.map(({ type }) => type.replace(/_(open|close)$/u, ""));
        expect(kinds.filter((kind) => !meant.includes(kind))).toEqual([]);
        const links = all.filter(({ type }) => type === "link_open");
        expect(links.map((token) => token.attrGet("href"))).toEqual(runs.map(({ url }) => url));
      }),
    );
  });
});
