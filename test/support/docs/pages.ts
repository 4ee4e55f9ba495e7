import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import MarkdownIt, { type Token } from "markdown-it";

export const root = path.resolve(__dirname, "../../..");

/** A code block of a page. */
export interface Block {
  /** What stands behind the backticks. */
  readonly language: string;
  readonly text: string;
  /** The nearest heading above it. */
  readonly heading: string;
}

const markdownIn = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md") && !name.includes("node_modules"))
    .map((name) => path.posix.join(folder, name))
    .sort();

/** Everything that users or contributors read, as paths from the root. */
export const pages: readonly string[] = [
  ...readdirSync(root).filter((name) => name.endsWith(".md")),
  ...markdownIn("docs"),
  ...markdownIn("examples"),
];

/** The text of a page, without the front matter that a registry reads. */
export const pageText = (page: string): string =>
  readFileSync(path.join(root, page), "utf8").replace(/^---\n[\s\S]*?\n---\n/u, "");

export function blocksOf(page: string): Block[] {
  const blocks: Block[] = [];
  let heading = "";
  const tokens = new MarkdownIt().parse(pageText(page), {});
  for (const [index, { type, info, content }] of tokens.entries()) {
    if (type === "heading_open") heading = tokens[index + 1]?.content ?? "";
    if (type === "fence" || type === "code_block") blocks.push({ language: info.trim(), text: content, heading });
  }
  return blocks;
}

/** Everything inside the paragraphs, headings and tables of a page. */
export const inlinesOf = (page: string): Token[] =>
  new MarkdownIt().parse(pageText(page), {}).flatMap(({ children }) => children ?? []);

/** Where a page leads to, and the images that it shows, but for places elsewhere. */
export const linksOf = (page: string): string[] =>
  inlinesOf(page)
    .map((token) => token.attrGet(token.type === "image" ? "src" : "href"))
    .filter((link) => typeof link === "string")
    .filter((link) => !/^https?:/u.test(link));

/** The blocks of a page in one language, under one heading where one is given. */
export const blocksIn = (page: string, language: string, heading?: string): string[] =>
  blocksOf(page)
    .filter((block) => block.language === language && (heading === undefined || block.heading === heading))
    .map(({ text }) => text);

/**
 * The programs of a page. A block that begins with an import, comments aside, is a program of its own; any other goes on
 * with the first program of its page.
 */
export function programsOf(page: string): string[] {
  const programs: string[] = [];
  for (const { language, text } of blocksOf(page)) {
    if (language !== "ts" && language !== "typescript") continue;
    if (/^(?:\/\/.*\n|\n)*import\b/u.test(text) || programs.length === 0) programs.push(text);
    else programs[0] = `${programs[0] ?? ""}\n${text}`;
  }
  return programs;
}
