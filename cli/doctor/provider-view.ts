import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

// Run by the `node` on PATH in the folder of the program, as the engine runs the host of dynamic providers: a package is
// looked for from there, and not from where this file lies.

/** A package as it is found from a place. */
export interface Found {
  readonly version: string;
  readonly folder: string;
}

/** What the provider's process would find. */
export interface ProviderView {
  readonly node: string;
  /** Whether Yarn Plug'n'Play answers for packages. */
  readonly isPlugAndPlay: boolean;
  readonly pulumi: Found | undefined;
  readonly armature: Found | undefined;
  /** What the SDK of `pulumi-armature` takes for Pulumi's. */
  readonly pulumiOfArmature: Found | undefined;
  /** Why `pulumi-armature/provider` cannot be loaded; undefined where it can. */
  readonly failure: string | undefined;
}

function find(name: string, folder: string): Found | undefined {
  try {
    const file = createRequire(path.join(folder, "package.json")).resolve(`${name}/package.json`);
    const { version } = JSON.parse(readFileSync(file, "utf8")) as { readonly version: string };
    return { version, folder: path.dirname(file) };
  } catch {
    return undefined;
  }
}

function loading(folder: string): string | undefined {
  try {
    const { workflow } = createRequire(path.join(folder, "package.json"))("pulumi-armature/provider") as {
      readonly workflow?: unknown;
    };
    return workflow === undefined ? "it has no handler of workflows" : undefined;
  } catch (error) {
    return String(error instanceof Error ? error.message : error).split("\n")[0];
  }
}

function view(folder: string): ProviderView {
  const armature = find("pulumi-armature", folder);
  return {
    node: process.versions.node,
    isPlugAndPlay: "pnp" in process.versions,
    pulumi: find("@pulumi/pulumi", folder),
    armature,
    pulumiOfArmature: armature === undefined ? undefined : find("@pulumi/pulumi", armature.folder),
    failure: loading(folder),
  };
}

// What is loaded may hold the process up.
process.stdout.write(JSON.stringify(view(process.cwd())), () => process.exit());
