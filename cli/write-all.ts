import {
  copyFileSync,
  existsSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
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

/** Where what a file had before is until all of them are there. It is no name that anybody else gives. */
const keptOf = (file: string): string => `${file}.${process.pid}.before`;

const isFolder = (name: string): boolean => existsSync(name) && statSync(name).isDirectory();

/** A link stays one. */
const targetOf = (file: string): string => (existsSync(file) ? realpathSync(file) : file);

/** A file's rights stay as they are. */
const rightsOf = (file: string): { readonly mode?: number } => (existsSync(file) ? { mode: statSync(file).mode } : {});

/** What has been made so far, and can be taken away again. A folder that was in the way is somebody else's. */
class Made {
  readonly #files: string[] = [];
  readonly #folders: string[] = [];
  readonly #replaced: string[] = [];

  folder(name: string | undefined): void {
    if (name !== undefined) this.#folders.push(name);
  }

  file(name: string): void {
    if (!isFolder(name)) this.#files.push(name);
  }

  /** Puts the part into its place, once what is there is kept. */
  replace(name: string): void {
    const isNew = !existsSync(name);
    try {
      if (!isNew) copyFileSync(name, keptOf(name));
      renameSync(partOf(name), name);
    } catch (error) {
      rmSync(keptOf(name), { force: true });
      throw error;
    }
    (isNew ? this.#files : this.#replaced).push(name);
  }

  /** What had been kept is needed no more. */
  done(): void {
    for (const name of this.#replaced) rmSync(keptOf(name), { force: true });
  }

  /** Everything as it was before; the files of which that cannot be done. */
  undo(): string[] {
    const lost = this.#replaced.filter((name) => !isPutBack(name));
    for (const name of this.#files.filter(existsSync)) rmSync(name);
    for (const name of this.#folders.filter(existsSync)) rmSync(name, { recursive: true });
    return lost;
  }
}

function isPutBack(name: string): boolean {
  try {
    renameSync(keptOf(name), name);
    return true;
  } catch {
    return false;
  }
}

/**
 * Writes all of them or none: each beside its place first, and then into it, in this order, so that whoever finds the last
 * one finds all.
 *
 * @throws UsageError where one cannot be written; those that had been replaced by then are put back
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
      made.replace(targetOf(file));
    }
  } catch (error) {
    const lost = made.undo().map((name) => `what ${name} had is in ${keptOf(name)}`);
    const rest =
      lost.length === 0 ? "nothing is" : `what had been replaced could not all be put back: ${lost.join(", ")}`;
    throw new UsageError(`${current} cannot be written (${reasonOf(error)}); ${rest}. Give another place.`);
  }
  made.done();
}
