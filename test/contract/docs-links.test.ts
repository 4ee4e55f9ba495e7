import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import MarkdownIt from "markdown-it";
import { linksOf, pages, pageText, root } from "../support/docs/pages.js";

/** What GitHub makes of a heading. */
const slugOf = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}_\- ]/gu, "")
    .replaceAll(" ", "-");

/** What may stand behind a `#` in a link to a page. */
function anchorsOf(page: string): ReadonlySet<string> {
  const anchors = new Set([...pageText(page).matchAll(/<a id="([^"]+)">/gu)].map(([, id = ""]) => id));
  const times = new Map<string, number>();
  const tokens = new MarkdownIt().parse(pageText(page), {});
  for (const [index, { type }] of tokens.entries()) {
    if (type !== "heading_open") continue;
    const text = (tokens[index + 1]?.children ?? []).map(({ content }) => content).join("");
    const slug = slugOf(text);
    const earlier = times.get(slug) ?? 0;
    times.set(slug, earlier + 1);
    anchors.add(earlier === 0 ? slug : `${slug}-${earlier}`);
  }
  return anchors;
}

/** Why a link leads nowhere; undefined when it does. */
function problemOf(page: string, link: string): string | undefined {
  const [file = "", anchor] = link.split("#");
  const target = file === "" ? page : path.posix.join(path.posix.dirname(page), file);
  if (!existsSync(path.join(root, target))) return `${link}: there is no ${target}`;
  if (anchor === undefined || anchorsOf(target).has(anchor)) return undefined;
  return `${link}: ${target} has no such heading`;
}

describe("the links of the documentation", () => {
  it.each(pages)("lead somewhere in %s", (page) => {
    expect(
      linksOf(page)
        .map((link) => problemOf(page, link))
        .filter(Boolean),
    ).toEqual([]);
  });

  it("lead from the index to every page that users read", () => {
    const linked = linksOf("docs/README.md").map((link) => path.posix.join("docs", link));
    const read = pages.filter((page) => /^docs\/[a-z][\w-]*\.md$/.test(page) || page === "docs/api/README.md");
    expect(read.filter((page) => !linked.includes(page))).toEqual([]);
  });
});
