import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";

const root = path.resolve(__dirname, "../..");
const page = readFileSync(path.join(root, "docs/test-offline.md"), "utf8");

/** The example that test-your-stack.test.ts runs. */
const example = ["README.md", "index.ts", "jest.config.mjs", "test/declared.test.ts", "test/deployed.test.ts"].map(
  (name) => readFileSync(path.join(root, "examples/test-your-stack", name), "utf8"),
);

const blocks = [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = "", text = ""]) => ({
  language,
  text,
}));

const titlesIn = (text: string): string[] => [...text.matchAll(/^it\("(.*)", async/gm)].map(([, title = ""]) => title);

describe("docs/test-offline.md", () => {
  it.each(blocks)("shows what the example has, to the letter, in block %#", ({ text }) => {
    expect(example.filter((file) => file.includes(text))).toHaveLength(1);
  });

  it("shows every test of the example on the real engine", () => {
    const [deployed = ""] = example.slice(-1);
    const shown = blocks.flatMap(({ text }) => titlesIn(text));
    expect(shown).toEqual(expect.arrayContaining(titlesIn(deployed)));
    expect(titlesIn(deployed)).toHaveLength(5);
  });
});
