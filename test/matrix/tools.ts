import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import path from "node:path";
import type { Combination } from "./combination.js";
import { called } from "./called.js";
import { bun } from "./versions.js";

const repository = path.resolve(__dirname, "../..");

/** The package of npm's that has Node's program for this computer. */
const nodePackage = `node-${process.platform}-${process.arch}`;

/** Installs a package by itself. @returns the folder of its `node_modules` */
async function fromRegistry(folder: string, wanted: string, environment: NodeJS.ProcessEnv): Promise<string> {
  const options = ["--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline"];
  await called(["npm", "install", "--prefix", folder, ...options, wanted], { cwd: repository, env: environment });
  return path.join(folder, "node_modules");
}

/**
 * Makes a folder for PATH with what a combination needs and the computer may lack, and nothing else of this repository's.
 * @throws Error with what npm says
 */
export async function toolFolder(
  folder: string,
  { manager, node }: Combination,
  environment: NodeJS.ProcessEnv,
): Promise<string> {
  const commands = path.join(folder, "bin");
  mkdirSync(commands, { recursive: true });
  const link = (name: string, file: string): void => symlinkSync(file, path.join(commands, name));
  for (const name of ["pnpm", "yarn"]) link(name, path.join(repository, "node_modules/.bin", name));
  if (node === undefined) link("node", process.execPath);
  else {
    const packages = await fromRegistry(path.join(folder, "node"), `${nodePackage}@${node}`, environment);
    link("node", path.join(packages, nodePackage, "bin/node"));
  }
  if (manager === "bun") {
    const place = { platform: process.platform, arch: process.arch === "arm64" ? "aarch64" : process.arch };
    const packages = await fromRegistry(path.join(folder, "bun"), `bun@${bun}`, environment);
    link("bun", path.join(packages, `@oven/bun-${place.platform}-${place.arch}/bin/bun`));
  }
  return commands;
}

/** Packs the built package as npm does for the registry. @returns the file */
export function pack(folder: string): string {
  const args = ["pack", "--json", "--ignore-scripts", "--pack-destination", folder];
  const text = execFileSync("npm", args, { cwd: repository, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  const [packed] = JSON.parse(text) as readonly { readonly filename: string }[];
  if (packed === undefined) throw new Error("npm packed nothing.");
  return path.join(folder, packed.filename);
}
