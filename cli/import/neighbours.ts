import { existsSync, readdirSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import type { Earlier } from "./earlier.js";
import { earlierAt, isTypeScript } from "./place.js";

/** A file of an earlier import. */
export interface Imported {
  readonly file: string;
  readonly earlier: Earlier;
}

const isOrdinary = (file: string): boolean => existsSync(file) && statSync(file).isFile();

/**
 * The files of earlier imports that lie beside a file: a program that has both would declare the same workflow twice, or two by
 * one name.
 *
 * @throws UsageError where one of them is no program any more
 */
export async function neighboursOf(file: string): Promise<Imported[]> {
  const folder = path.dirname(file);
  const names = existsSync(folder) ? readdirSync(folder).filter(isTypeScript).sort() : [];
  const files = names.map((name) => path.join(folder, name)).filter(isOrdinary);
  const found: Imported[] = [];
  for (const other of files) {
    if (existsSync(file) && realpathSync(other) === realpathSync(file)) continue;
    const earlier = await earlierAt(other, true);
    if (earlier !== undefined) found.push({ file: other, earlier });
  }
  return found;
}
