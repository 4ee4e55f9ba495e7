import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { startChild } from "../support/process/child.js";
import { temporaryFolder } from "../support/process/temporary-folder.js";

const root = path.resolve(__dirname, "../..");

const textsIn = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(path.join(folder, name), "utf8")]),
  );

describe("docs/api", () => {
  it("says what the docstrings say, and all that is exported has one (npm run api-page writes it anew)", async () => {
    const written = temporaryFolder("api");
    const typedoc = path.join(root, "node_modules/typedoc/bin/typedoc");
    const { exitCode, output } = await startChild(process.execPath, [typedoc, "--out", written.folder], { cwd: root })
      .ended;
    const texts = textsIn(written.folder);
    written.remove();
    expect([exitCode, output.match(/warning.*/g)]).toEqual([0, null]);
    expect(textsIn(path.join(root, "docs/api"))).toEqual(texts);
  });

  it("has no place in this repository or on a computer, and no date", () => {
    for (const [name, text] of Object.entries(textsIn(path.join(root, "docs/api")))) {
      expect([
        name,
        text.match(/\b(?:sdk|provider|node_modules)\/\S+\.ts|\/(?:home|root|work|tmp)\/|\b20\d\d-/g),
      ]).toEqual([name, null]);
    }
  });
});
