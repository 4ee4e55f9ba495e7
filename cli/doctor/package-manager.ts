import path from "node:path";
import { findAbove } from "./project.js";

/** What installs a project's packages. */
export interface PackageManager {
  readonly name: "npm" | "pnpm" | "yarn" | "bun";
  /** The command that adds a package, before its name. */
  readonly add: string;
  /** The file that tells it; undefined where none does. */
  readonly lockFile: string | undefined;
  /** Whether Yarn Plug'n'Play takes the place of `node_modules`. */
  readonly isPlugAndPlay: boolean;
}

const byLockFile: Readonly<Record<string, PackageManager["name"]>> = {
  "package-lock.json": "npm",
  "npm-shrinkwrap.json": "npm",
  "pnpm-lock.yaml": "pnpm",
  "yarn.lock": "yarn",
  "bun.lock": "bun",
  "bun.lockb": "bun",
};

/** The one whose lock file lies nearest: in a workspace it is the whole repository's. */
export function packageManagerOf(folder: string): PackageManager {
  const lockFile = findAbove(folder, Object.keys(byLockFile));
  const name = byLockFile[path.basename(lockFile ?? "")] ?? "npm";
  const isPlugAndPlay = name === "yarn" && findAbove(folder, [".pnp.cjs"]) !== undefined;
  return { name, lockFile, isPlugAndPlay, add: name === "npm" ? "npm install" : `${name} add` };
}
