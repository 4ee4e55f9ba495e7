import { accessSync, constants, existsSync, lstatSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { UsageError } from "../usage-error.js";
import { type Earlier, earlierIn } from "./earlier.js";
import { reasonOf } from "../reason.js";

/** The nearest folder of a path that is there. */
function nearest(folder: string): string {
  const above = path.dirname(folder);
  return existsSync(folder) || above === folder ? folder : nearest(above);
}

/**
 * Looks whether files can be put into a folder, before anything is asked of the server.
 *
 * @param mayBeMade whether the folder may still be missing
 * @throws UsageError
 */
export function checkFolder(folder: string, mayBeMade: boolean): void {
  const there = mayBeMade ? nearest(path.resolve(folder)) : folder;
  if (!existsSync(there)) throw new UsageError(`The folder ${folder} is not there. Make it, or give another one.`);
  if (!statSync(there).isDirectory()) throw new UsageError(`${there} is a file and no folder. Give another folder.`);
  try {
    accessSync(there, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new UsageError(`Nothing can be written into ${there} (${reasonOf(error)}). Give another folder.`);
  }
}

/** A name that a program in TypeScript can have. */
export const isTypeScript = (name: string): boolean => /[^/\\]\.[mc]?ts$/.test(name) && !/\.d\.[mc]?ts$/.test(name);

/** @throws UsageError where a program cannot be put there */
export function checkName(file: string): void {
  if (!isTypeScript(file)) {
    throw new UsageError(`${file} is no name of a TypeScript file. Give --out one that ends in .ts.`);
  }
}

/**
 * The text of a file; undefined where there is none.
 *
 * @throws UsageError where it cannot be read: what is no ordinary file may never come to an end
 */
export function textAt(file: string): string | undefined {
  try {
    if (lstatSync(file, { throwIfNoEntry: false }) === undefined) return undefined;
    const target = statSync(file, { throwIfNoEntry: false });
    if (target === undefined) throw new UsageError(`${file} is a link to nothing. Remove it, or give another place.`);
    const isOther = !target.isFile() && !target.isDirectory();
    if (isOther) throw new UsageError(`${file} is no ordinary file. Give another place.`);
    return readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${file} cannot be read (${reasonOf(error)}). Give another place.`);
  }
}

/**
 * What an earlier import has put into a file; undefined where nothing is there, or what may be written over.
 *
 * @throws UsageError where a file of somebody else's is there, or one that cannot be understood
 */
export async function earlierAt(file: string, mayOverwrite: boolean): Promise<Earlier | undefined> {
  const text = textAt(file);
  if (text === undefined) return undefined;
  const earlier = await earlierIn(text).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : "it cannot be read";
    throw new UsageError(`${file} is not TypeScript as it stands: ${why}. Mend it, or give another --out.`);
  });
  if (earlier !== undefined || mayOverwrite) return earlier;
  throw new UsageError(
    `${file} is there and not of an earlier import. Give another --out, or --force to write over it.`,
  );
}
