import path from "node:path";
import { existsSync } from "node:fs";
import { textAt } from "./place.js";

interface Manifest {
  readonly main: string;
  readonly isModule: boolean;
}

/** What a project's package.json says; of one that cannot be read, nothing follows. */
function manifestHere(): Manifest | undefined {
  try {
    const told: unknown = JSON.parse(textAt("package.json") ?? "{}");
    if (typeof told !== "object" || told === null) return undefined;
    const main = "main" in told && typeof told.main === "string" ? told.main : "index.ts";
    return { main, isModule: "type" in told && told.type === "module" };
  } catch {
    return undefined;
  }
}

/** A main that Pulumi.yaml gives is another folder's. */
const isPlainProject = (): boolean => existsSync("Pulumi.yaml") && !/^main:/m.test(textAt("Pulumi.yaml") ?? "");

/** Whether a file is the program itself, which imports no other name for it. */
export const isProgram = (file: string): boolean => path.parse(file).name === "index";

/** How the program in this folder imports a file; undefined where that cannot be told. */
export function importLineOf(file: string): string | undefined {
  const manifest = isPlainProject() ? manifestHere() : undefined;
  if (manifest === undefined || path.extname(file) !== ".ts" || path.isAbsolute(file)) return undefined;
  const from = path.relative(path.dirname(manifest.main), file.replace(/\.ts$/, manifest.isModule ? ".js" : ""));
  const posix = from.split(path.sep).join("/");
  return `import "${posix.startsWith("../") ? posix : `./${posix}`}"`;
}
