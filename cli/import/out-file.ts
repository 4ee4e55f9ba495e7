import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { UsageError } from "../usage-error.js";
import { madeBy } from "./code.js";
import { type Earlier, earlierIn } from "./plan.js";

/** A file that is to hold workflows, and what is in it. */
export interface OutFile {
  /** The text of an earlier import; undefined where there is none. */
  readonly text: string | undefined;
  readonly earlier: Earlier | undefined;
}

/** @throws UsageError where a file of somebody else's is there, unless it may be written over */
export function readOutFile(file: string, mayOverwrite: boolean): OutFile {
  if (!existsSync(file)) return { text: undefined, earlier: undefined };
  const text = readFileSync(file, "utf8");
  const earlier = earlierIn(text, madeBy);
  if (earlier !== undefined) return { text, earlier };
  if (mayOverwrite) return { text: undefined, earlier: undefined };
  throw new UsageError(
    `${file} is there and not of an earlier import. Give another --out, or --force to write over it.`,
  );
}

/** Writes all of it or nothing. @throws UsageError where it cannot be written */
export function writeOutFile(file: string, text: string): void {
  const part = `${file}.${process.pid}.part`;
  try {
    writeFileSync(part, text);
    renameSync(part, file);
  } catch (error) {
    const why = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
    throw new UsageError(`${file} cannot be written (${why}). Give another --out.`);
  }
}
