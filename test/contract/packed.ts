import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const root = path.resolve(__dirname, "../..");

/** A user's project that has the package installed as npm packs it, and everything else as it is locked here. */
export interface Project {
  readonly folder: string;
  /** The files that npm packed, sorted. */
  readonly packed: readonly string[];
  write(name: string, text: string): void;
  /** What a command prints. @throws Error with what it printed when it fails */
  run(command: string, ...args: string[]): string;
  remove(): void;
}

/** Links each of these modules but our own, a scope's one by one. */
function linkModules(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from).filter((entry) => !["pulumi-armature", ".bin", ".cache"].includes(entry))) {
    symlinkSync(path.join(from, name), path.join(to, name));
  }
}

export function packedProject(): Project {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "packed-")));
  const run = (command: string, ...args: string[]): string => {
    try {
      return execFileSync(command, args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
    } catch (error) {
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      throw new Error(`${command} ${args.join(" ")} failed:\n${stdout}${stderr}`);
    }
  };
  const [pack] = JSON.parse(
    execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }),
  ) as { filename: string; files: { path: string }[] }[];
  if (pack === undefined) throw new Error("npm packed nothing");
  run("tar", "-xzf", pack.filename);
  linkModules(path.join(root, "node_modules"), path.join(folder, "node_modules"));
  run("mv", "package", "node_modules/pulumi-armature");
  return {
    folder,
    packed: pack.files.map((file) => file.path).sort(),
    write: (name, text) => writeFileSync(path.join(folder, name), text),
    run,
    remove: () => rmSync(folder, { recursive: true }),
  };
}
