import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { rules } from "../../sdk/policy/all-rules.js";
import { configurationProblems } from "../../sdk/policy/configuration.js";
import { pageText, policyPage } from "../support/policy-page/page.js";
import { startPolicyProcess } from "../support/policy-process/policy-process.js";

const page = readFileSync(policyPage, "utf8");

const blocks = (language: string): string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm"))].map(([, text = ""]) => text);

/** Without what formatting adds: the width of a table, blank lines. */
const unformatted = (text: string): string =>
  text
    .replace(/ +/g, " ")
    .replace(/-{3,}/g, "---")
    .replace(/\n{2,}/g, "\n\n")
    .trim();

describe("docs/policy.md", () => {
  it("describes the rules as they are (npm run policy-page writes it anew)", () => {
    expect(unformatted(page)).toBe(unformatted(pageText()));
  });

  it.each(blocks("json"))("has settings that there are: %s", (text) => {
    expect(configurationProblems(rules, JSON.parse(text) as Record<string, Record<string, unknown>>)).toEqual([]);
  });

  it.each(blocks("typescript"))("has programs that make a pack: %s", async (text) => {
    const code = text.replace(/^import (\{.*\}) from "pulumi-armature\/policy";$/m, "const $1 = policy;");
    const process = await startPolicyProcess(code);
    expect((await process.analyze({ type: "my:cloud:Service", props: {} })).said).toEqual([]);
    await process.close();
  });

  it.each(["README.md", "CHANGELOG.md"])("is announced in %s with as many rules as there are", (file) => {
    const text = readFileSync(path.resolve(__dirname, "../..", file), "utf8");
    expect(/\b(\d+) rules\b/.exec(text)?.[1]).toBe(String(rules.length));
  });

  it("names every rule once, and no other, in its table", () => {
    const named = [...page.matchAll(/^\| \[`([\w-]+)`\]/gm)].map(([, name]) => name);
    expect(named).toEqual(rules.map(({ name }) => name));
  });
});
