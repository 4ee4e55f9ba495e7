import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** What the installed package says of itself. */
export interface Manifest {
  readonly version: string;
  readonly engines: { readonly node: string };
  readonly peerDependencies: { readonly "@pulumi/pulumi": string };
}

/** Read from the package: this file lies at another depth before and after the build. */
export function manifest(): Manifest {
  const path = createRequire(__filename).resolve("pulumi-armature/package.json");
  return JSON.parse(readFileSync(path, "utf8")) as Manifest;
}
