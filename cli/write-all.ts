import { existsSync, mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { UsageError } from "./usage-error.js";
import { reasonOf } from "./reason.js";

/** A file and what is to be in it. */
export interface Written {
  readonly file: string;
  readonly text: string;
}

/** Where the text is until all of them are there. One that a killed import has left is written over. */
const partOf = (file: string): string => `${file}.part`;

const isFolder = (name: string): boolean => existsSync(name) && statSync(name).isDirectory();

/** A link stays one. */
const targetOf = (file: string): string => (existsSync(file) ? realpathSync(file) : file);

/** A file's rights stay as they are. */
const rightsOf = (file: string): { readonly mode?: number } => (existsSync(file) ? { mode: statSync(file).mode } : {});

/** What has been made so far, and can be taken away again. A folder that was in the way is somebody else's. */
class Made {
  readonly #files: string[] = [];
  readonly #folders: string[] = [];

  folder(name: string | undefined): void {
    if (name !== undefined) this.#folders.push(name);
  }

  file(name: string): void {
    if (!isFolder(name)) this.#files.push(name);
  }

  undo(): void {
    for (const name of this.#files.filter(existsSync)) rmSync(name);
    for (const name of this.#folders.filter(existsSync)) rmSync(name, { recursive: true });
  }
}

/**
 * Writes all of them or none: each beside its place first, and then into it, in this order, so that whoever finds the last
 * one finds all.
 *
 * @throws UsageError where one cannot be written
 */
export function writeAll(files: readonly Written[]): void {
  const made = new Made();
  let current = "";
  try {
    for (const { file, text } of files) {
      current = file;
      made.folder(mkdirSync(path.dirname(file), { recursive: true }));
      const target = targetOf(file);
      made.file(partOf(target));
      writeFileSync(partOf(target), text, rightsOf(target));
    }
    for (const { file } of files) {
      current = file;
      const target = targetOf(file);
      if (!existsSync(target)) made.file(target);
      renameSync(partOf(target), target);
    }
  } catch (error) {
    made.undo();
    throw new UsageError(`${current} cannot be written (${reasonOf(error)}); nothing is. Give another place.`);
  }
}
