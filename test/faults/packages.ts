import { mkdirSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import path from "node:path";

const installed = path.resolve(__dirname, "../../node_modules");

/** Takes a package out of what is installed for a project, as `npm uninstall` does, or with no name puts all back. */
export function uninstall(folder: string, name?: string): void {
  const packages = path.join(folder, "node_modules");
  // It is a link as long as nothing is missing, and a folder of links then.
  rmSync(packages, { recursive: true, force: true });
  if (name === undefined) {
    symlinkSync(installed, packages, "dir");
    return;
  }
  mkdirSync(packages);
  for (const other of readdirSync(installed)) {
    if (other !== name) symlinkSync(path.join(installed, other), path.join(packages, other));
  }
}
