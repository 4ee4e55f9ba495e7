import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { symlink } from "node:fs/promises";
import path from "node:path";
import { temporaryFolder, type TemporaryFolder } from "../process/temporary-folder.js";

export interface TemporaryProject extends TemporaryFolder {
  /** Puts a file in place of the one of that name. */
  readonly write: (name: string, text: string) => void;
  /** The names of what lies in its folder. */
  readonly list: () => string[];
}

const packages = path.resolve(__dirname, "../../../node_modules");

const project = {
  "Pulumi.yaml": "name: temporary\nruntime: nodejs\n",
  "package.json": JSON.stringify({ name: "temporary", private: true, main: "index.ts" }),
};

/** Makes a Pulumi project of these files that imports what the repository can, `pulumi-armature` included. */
export async function temporaryProject(files: Readonly<Record<string, string>>): Promise<TemporaryProject> {
  const { folder, remove } = temporaryFolder("project");
  const write = (name: string, text: string): void => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  await symlink(packages, path.join(folder, "node_modules"), "dir");
  for (const [name, text] of Object.entries({ ...project, ...files })) write(name, text);
  return { folder, write, list: () => readdirSync(folder).sort(), remove };
}
