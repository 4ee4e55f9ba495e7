import { isBuiltin } from "node:module";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");

/**
 * Where an import points, read off its text: a relative one at a file of ours, any other at a folder of `node_modules`.
 * Nothing is looked up on the disk, so an arrow holds before the file at its end is written or installed; that it
 * exists is for the compiler to prove.
 */
export const importTarget = {
  interfaceVersion: 3,
  name: "import-target",
  resolve(specifier, importer) {
    if (isBuiltin(specifier)) return { found: true, path: null };
    if (!specifier.startsWith(".")) return { found: true, path: path.join(root, "node_modules", specifier) };
    return { found: true, path: path.resolve(path.dirname(importer), specifier.replace(/\.js$/, ".ts")) };
  },
};
