import { readFileSync } from "node:fs";
import path from "node:path";
import { minVersion } from "semver";
import { builtFolder } from "../support/engine/cache.js";

interface Manifest {
  readonly version: string;
  readonly engines: { readonly node: string };
  readonly peerDependencies: Readonly<Record<string, string>>;
}

const repository = path.resolve(__dirname, "../..");

const manifestIn = (...place: readonly string[]): Manifest =>
  JSON.parse(readFileSync(path.join(repository, ...place, "package.json"), "utf8")) as Manifest;

const own = manifestIn();

function lowest(range: string | undefined): string {
  const version = minVersion(range ?? "");
  if (version === null) throw new Error(`The range ${range ?? ""} has no lowest version.`);
  return version.version;
}

/** The version of a package that is locked here. */
export const locked = (name: string): string => manifestIn("node_modules", name).version;

/** Versions of Node, raised by hand: each is to be had from the registry. */
export const nodes = {
  oldest: lowest(own.engines.node),
  twenty: "20.20.2",
  twentyTwo: "22.23.3",
  twentyFour: "24.21.0",
} as const;

export const bun = "1.4.5";

export const oldestPulumi = lowest(own.peerDependencies["@pulumi/pulumi"]);

/** The SDK of the same release as the engine that the tests build. */
export const enginePulumi = builtFolder().version;

/** Whatever was released last: a matrix is to find out before users do. */
export const newestPulumi = "latest";
