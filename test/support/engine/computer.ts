import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Child, startChild } from "../process/child.js";
import { temporaryFolder } from "../process/temporary-folder.js";

/** A computer where no engine was ever made: a PATH and a cache of its own. */
export interface Computer {
  /** The package's folder in the cache. */
  readonly cache: string;
  /** Puts a Node.js script on PATH; it may note a line with `note(line)`. */
  readonly install: (name: string, script: string) => void;
  readonly uninstall: (name: string) => void;
  /** What the scripts noted. */
  readonly notes: () => string[];
  /** Starts `npm run engine`. */
  readonly start: () => Child;
  /** The engines in the cache, finished or not. */
  readonly engines: () => string[];
  readonly remove: () => void;
}

export function makeComputer(): Computer {
  const { folder, remove } = temporaryFolder("computer");
  const bin = path.join(folder, "bin");
  const cache = path.join(folder, "pulumi-armature");
  const notebook = path.join(folder, "notes");
  for (const each of [bin, cache]) mkdirSync(each);
  writeFileSync(notebook, "");
  const note = `const note = (line) => require("node:fs").appendFileSync(${JSON.stringify(notebook)}, line + "\\n");`;
  const env = { ...process.env, PATH: bin, XDG_CACHE_HOME: folder };
  const args = ["--require", require.resolve("tsx/cjs"), path.join(__dirname, "main.ts")];
  return {
    cache,
    remove,
    install: (name, script) =>
      writeFileSync(path.join(bin, name), `#!${process.execPath}\n${note}\n${script}`, { mode: 0o755 }),
    uninstall: (name) => rmSync(path.join(bin, name)),
    notes: () => readFileSync(notebook, "utf8").split("\n").slice(0, -1),
    start: () => startChild(process.execPath, args, { env }),
    engines: () => readdirSync(cache).filter((name) => name.startsWith("pulumi-")),
  };
}
