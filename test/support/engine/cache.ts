import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { version as sdkVersion } from "@pulumi/pulumi/version.js";
import type { Engine } from "./engine.js";

/** A folder of the cache that holds one engine as the official installer lays it out: `bin/pulumi`. */
export interface EngineFolder {
  readonly folder: string;
  readonly version: string;
}

/** The package's folder in the user's cache. */
export function cacheFolder(): string {
  const chosen = process.env["XDG_CACHE_HOME"] ?? "";
  const usual = process.platform === "darwin" ? ["Library", "Caches"] : [".cache"];
  // The XDG specification says to take no notice of a relative path.
  return path.join(path.isAbsolute(chosen) ? chosen : path.join(homedir(), ...usual), "pulumi-armature");
}

const folderOf = (maker: string, version: string): EngineFolder => ({
  folder: path.join(cacheFolder(), `pulumi-${maker}-${version}`),
  version,
});

/** The official CLI has the version of the SDK, as the Automation API wants it. */
export const officialFolder = (): EngineFolder => folderOf("official", sdkVersion);

/** What is built has the version that go.mod names. */
export function builtFolder(): EngineFolder {
  const modules = readFileSync(path.join(__dirname, "go.mod"), "utf8");
  const version = /github\.com\/pulumi\/pulumi\/pkg\/v3 v(\S+)/u.exec(modules)?.[1];
  if (version === undefined) throw new Error("go.mod names no version of github.com/pulumi/pulumi/pkg/v3");
  return folderOf("go", version);
}

export const commandIn = (folder: string): string => path.join(folder, "bin", "pulumi");

/** The engine that was made before; the official one is as users have it. */
export const cachedEngine = (): Engine | undefined =>
  [officialFolder(), builtFolder()]
    .map(({ folder, version }): Engine => ({ command: commandIn(folder), version, source: "cache" }))
    .find(({ command }) => existsSync(command));
