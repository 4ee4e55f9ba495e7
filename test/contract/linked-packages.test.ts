import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type TemporaryFolder, temporaryFolder } from "../support/process/temporary-folder.js";

const main = path.resolve(__dirname, "../../dist/provider/main.js");

let project: TemporaryFolder;

beforeEach(() => {
  project = temporaryFolder("linked");
  mkdirSync(path.join(project.folder, "node_modules"));
  for (const name of ["one", "other"]) {
    mkdirSync(path.join(project.folder, "store", name), { recursive: true });
    writeFileSync(path.join(project.folder, "store", name, "index.js"), "module.exports = __filename;");
    symlinkSync(path.join("../store", name), path.join(project.folder, "node_modules", name));
  }
});
afterEach(() => project.remove());

/** The handlers are loaded as the engine's host does it, with a pipe for its input that never ends. */
const program = `
require("one");
require(${JSON.stringify(main)});
process.stdout.write(require("other"), () => process.exit());
`;

describe("the provider", () => {
  it("leaves a package that is loaded later where its link leads, for there are the packages that it needs", () => {
    writeFileSync(path.join(project.folder, "program.js"), program);
    const options = { cwd: project.folder, encoding: "utf8" } as const;
    const found = execFileSync("sh", ["-c", `yes | "${process.execPath}" program.js 127.0.0.1:1`], options);
    expect(found).toBe(path.join(project.folder, "store/other/index.js"));
  });
});
