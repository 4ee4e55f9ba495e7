import { existsSync, readFileSync, realpathSync } from "node:fs";
import path from "node:path";

interface Dependent {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** A package where it is installed. */
export interface Copy {
  readonly folder: string;
  readonly version: string;
  /** The name of the package that it was found for, or the project's folder. */
  readonly of: string;
}

/** Where Node finds a package from a folder. */
function installed(name: string, folder: string): string | undefined {
  const place = path.join(folder, "node_modules", name);
  if (existsSync(path.join(place, "package.json"))) return realpathSync(place);
  const above = path.dirname(folder);
  return above === folder ? undefined : installed(name, above);
}

function manifestIn(folder: string): Dependent {
  try {
    return JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as Dependent;
  } catch {
    return {};
  }
}

/** Every copy of these packages to which the dependencies of a project lead, each once. */
export function copiesOf(names: readonly string[], root: string): ReadonlyMap<string, readonly Copy[]> {
  const copies = new Map<string, Copy[]>(names.map((name) => [name, []]));
  const seen = new Set([root]);
  const open = [{ folder: root, name: root, manifest: manifestIn(root) }];
  for (const { folder, name: of, manifest } of open) {
    const { dependencies, optionalDependencies, peerDependencies } = manifest;
    const development = folder === root ? manifest.devDependencies : {};
    const needed = { ...dependencies, ...optionalDependencies, ...peerDependencies, ...development };
    for (const name of Object.keys(needed)) {
      const found = installed(name, folder);
      if (found === undefined || seen.has(found)) continue;
      seen.add(found);
      const dependent = manifestIn(found);
      copies.get(name)?.push({ folder: found, version: dependent.version ?? "", of });
      open.push({ folder: found, name, manifest: dependent });
    }
  }
  return copies;
}
