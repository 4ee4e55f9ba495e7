import { execFileSync } from "node:child_process";
import { existsSync, lstatSync, symlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { importing, journey } from "./importing.js";

describe("where pulumi-armature import writes to", () => {
  const on = importing();

  it.each(["wf.py", "workflows", "types.d.ts", "/dev/stdout", "workflows.tsx", ".ts"])(
    "is a TypeScript file, and not %s",
    async (out) => {
      const { emulator, create, run } = on();
      await create([journey(1)]);
      const { code, stderr } = await run("--out", out);
      expect([code, stderr]).toEqual([
        2,
        `error: ${out} is no name of a TypeScript file. Give --out one that ends in .ts.\n`,
      ]);
      expect(await emulator.requests()).toEqual([]);
    },
  );

  it("is no pipe, which would never come to an end, and no link to nothing", async () => {
    const { project, create, run } = on();
    await create([journey(1)]);
    execFileSync("mkfifo", [path.join(project.folder, "pipe.ts")]);
    symlinkSync("missing.ts", path.join(project.folder, "link.ts"));
    const pipe = await run("--out", "pipe.ts");
    expect([pipe.code, pipe.stderr]).toEqual([2, "error: pipe.ts is no ordinary file. Give another place.\n"]);
    const link = await run("--out", "link.ts");
    expect([link.code, link.stderr]).toEqual([
      2,
      "error: link.ts is a link to nothing. Remove it, or give another place.\n",
    ]);
    expect(lstatSync(path.join(project.folder, "link.ts")).isSymbolicLink()).toBe(true);
    expect(existsSync(path.join(project.folder, "missing.ts"))).toBe(false);
  });

  const main = (value: string, more: object = {}): Record<string, string> => ({
    "package.json": JSON.stringify({ name: "temporary", main: value, ...more }),
  });

  it.each([
    ["as the program in this folder can", "workflows.ts", {}, ', as in import "./workflows"; then'],
    ["from another folder", "src/x.ts", { "src/a": "" }, ', as in import "./src/x"; then'],
    [
      "from beside a main elsewhere",
      "src/x.ts",
      { "src/a": "", ...main("src/index.ts") },
      ', as in import "./x"; then',
    ],
    ["from above a main", "x.ts", main("src/index.ts"), ', as in import "../x"; then'],
    ["as modules do it", "x.ts", main("index.ts", { type: "module" }), ', as in import "./x.js"; then'],
    ["in words where no line would do", "x.mts", {}, "import it; then"],
    ["in words where the main is not known", "x.ts", { "Pulumi.yaml": "name: a\nmain: b\n" }, "import it; then"],
  ])("is imported %s", async (_, out, files, advice) => {
    const { project, create, run } = on();
    await create([journey(1)]);
    for (const [name, text] of Object.entries(files)) project.write(name, text);
    expect((await run("--out", out)).stdout).toContain(
      `have the program import it${advice.replace(/^import it/, "")} \`pulumi up\`.`,
    );
  });

  it("may be the program itself, which is not told to import itself", async () => {
    const { create, run } = on();
    await create([journey(1)]);
    const { stdout } = await run("--out", "index.ts", "--force");
    expect(stdout).toContain("Next: look at the file, whose exports become outputs of the stack; then `pulumi up`.\n");
  });
});
