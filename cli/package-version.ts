import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** The version of the installed package, read from it: this file lies at another depth before and after the build. */
export function packageVersion(): string {
  const path = createRequire(__filename).resolve("pulumi-armature/package.json");
  const manifest = JSON.parse(readFileSync(path, "utf8")) as { version: string };
  return manifest.version;
}
