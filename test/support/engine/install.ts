import path from "node:path";
import { commandIn, officialFolder } from "./cache.js";
import type { Engine, NoEngine } from "./engine.js";
import { makeFolder } from "./make-folder.js";
import { make } from "./make.js";

/** Longer than the archive takes on a slow line; without a network it fails at once. */
const deadlineMs = 180_000;

/** Installs the official CLI into the cache. */
export async function installEngine(tell: (line: string) => void): Promise<Engine | NoEngine> {
  const { folder, version } = officialFolder();
  tell(`Installing Pulumi ${version} with its official installer: usually half a minute.`);
  const failure = await makeFolder(folder, (root) => {
    const args = ["--require", require.resolve("tsx/cjs"), path.join(__dirname, "run-installer.ts"), root];
    return make({ command: process.execPath, args, deadlineMs }, tell);
  });
  if (failure === undefined) return { command: commandIn(folder), version, source: "installer" };
  return { why: `the official installer does not work here (${failure.why})` };
}
