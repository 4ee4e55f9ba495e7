import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { settingsSchema, variableOf } from "../../provider/config.js";
import { pageText, root } from "../support/docs/pages.js";

const frontMatterOf = (page: string): Record<string, string> =>
  Object.fromEntries(
    (/^---\n([\s\S]*?)\n---\n/u.exec(readFileSync(path.join(root, page), "utf8"))?.[1] ?? "")
      .split("\n")
      .map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]),
  );

const headingsOf = (page: string): string[] =>
  [...pageText(page).matchAll(/^## (.*)$/gmu)].map(([, text = ""]) => text);

/** The rows of README's table of settings, each as its cells. */
const rows = [...pageText("README.md").matchAll(/^\| `armature:(\w+)`[^|]*\|([^|]*)\|([^|]*)\|([^|]*)\|$/gmu)].map(
  ([, name = "", , range = "", value = ""]) => ({ name, range: range.trim(), value: value.trim() }),
);

describe("the pages that Pulumi's registry shows", () => {
  it.each([
    ["docs/_index.md", "package", ["Example", "Resources"]],
    ["docs/installation-configuration.md", "installation", ["Installation", "Setup", "Configuration Options"]],
  ])("%s has the front matter and the chapters of its layout", (page, layout, headings) => {
    const { title = "", meta_desc: description = "", ...rest } = frontMatterOf(page);
    expect(rest).toEqual({ layout });
    expect([title.includes("Armature"), description.length > 50, description.length <= 160]).toEqual([
      true,
      true,
      true,
    ]);
    expect(headingsOf(page)).toEqual(headings);
  });

  it("list the settings that there are, each with its variable, its range and its default", () => {
    const [, list = ""] = pageText("docs/installation-configuration.md").split("## Configuration Options\n");
    const items = list
      .split(/^(?=- )/mu)
      .map((item) => item.split("\n\n")[0]?.replaceAll(/\s+/gu, " ") ?? "")
      .filter((item) => item.startsWith("- "));
    const names = Object.keys(settingsSchema.shape);
    expect(items.map((item) => /^- (.*?\)):/u.exec(item)?.[1])).toEqual(
      names.map((name) => `\`armature:${name}\` (environment: \`${variableOf(name)}\`)`),
    );
    for (const [index, { name, range, value }] of rows.entries()) {
      const item = items[index] ?? "";
      expect([name, range.includes(" to ") ? item : range]).toEqual([
        name,
        range.includes(" to ") ? expect.stringContaining(`from ${range}`) : range,
      ]);
      const isGiven = !["–", "required"].includes(value);
      expect([name, isGiven ? item : value]).toEqual([
        name,
        isGiven ? expect.stringContaining(`Default: ${value}.`) : value,
      ]);
    }
    expect(rows).toHaveLength(names.length);
  });
});
