import { renameSync, rmSync, writeFileSync } from "node:fs";
import { UsageError } from "./usage-error.js";

/** Writes all of a file or nothing. @throws UsageError where it cannot be written */
export function writeWhole(file: string, text: string): void {
  const part = `${file}.${process.pid}.part`;
  try {
    writeFileSync(part, text);
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    const why = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
    throw new UsageError(`${file} cannot be written (${why}). Give another --out.`);
  }
}
