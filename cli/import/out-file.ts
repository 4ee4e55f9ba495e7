import { existsSync, readFileSync } from "node:fs";
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
