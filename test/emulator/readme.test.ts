import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { startChild } from "../support/process/child.js";
import { temporaryProject } from "../support/stack/temporary-project.js";

const readme = readFileSync(path.resolve(__dirname, "../../README.md"), "utf8");

describe("README", () => {
  it("shows how a test starts the emulator, in a program that runs", async () => {
    const program = /```typescript\n(import \{ startEmulator \}[\s\S]*?)```/u.exec(readme)?.[1] ?? "";
    const [first = "", ...rest] = program.trim().split("\n");
    const project = await temporaryProject({ "index.ts": `${first}\nvoid (async () => {${rest.join("\n")}\n})();` });
    const args = ["--require", require.resolve("tsx/cjs"), path.join(project.folder, "index.ts")];
    const { exitCode, output } = await startChild(process.execPath, args, { cwd: project.folder }).ended;
    project.remove();
    expect({ exitCode, output, lines: rest.length > 3 }).toEqual({ exitCode: 0, output: "", lines: true });
  });
});
