import path from "node:path";
import { type ChildEnd, startChild } from "../support/process/child.js";

// Shows, in full, that nothing is lost, made twice or leaked: every cell of the fault table, every await point, the kills,
// the canaries, the properties, and the programs of chaos.

const repository = path.resolve(__dirname, "../..");

const parts: readonly { readonly name: string; readonly args: readonly string[] }[] = [
  { name: "test/faults, in full", args: [require.resolve("jest/bin/jest"), "test/faults"] },
  { name: "chaos", args: ["--require", "tsx/cjs", path.join(repository, "test/chaos/main.ts"), "--seeds", "500"] },
];

const run = (args: readonly string[]): Promise<ChildEnd> =>
  startChild(process.execPath, args, {
    cwd: repository,
    env: { ...process.env, ARMATURE_FAULTS: "all" },
    onText: (text) => process.stdout.write(text),
  }).ended;

async function main(): Promise<void> {
  const lines: string[] = [];
  for (const { name, args } of parts) {
    const beganMs = Date.now();
    const { exitCode } = await run(args);
    const minutes = ((Date.now() - beganMs) / 60_000).toFixed(1);
    lines.push(`${exitCode === 0 ? "clean" : "NOT CLEAN"}: ${name} (${minutes} min)`);
    if (exitCode !== 0) process.exitCode = 1;
  }
  process.stdout.write(`${lines.join("\n")}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`error: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
