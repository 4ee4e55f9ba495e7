import { mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { beforeEnd } from "../process/before-end.js";
import type { NoEngine } from "./engine.js";

const unfinished = ".unfinished";

const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });

function removeUnfinished(parent: string): void {
  for (const name of readdirSync(parent)) {
    if (name.endsWith(unfinished)) remove(path.join(parent, name));
  }
}

/**
 * Makes a folder that is there whole or not at all, even when the process is told to end.
 * One process at a time may do so in a folder: what a killed one left is removed.
 */
export async function makeFolder(
  folder: string,
  fill: (folder: string) => Promise<NoEngine | undefined>,
): Promise<NoEngine | undefined> {
  removeUnfinished(path.dirname(folder));
  const making = `${folder}.${process.pid}${unfinished}`;
  mkdirSync(making, { recursive: true });
  const callOff = beforeEnd(() => remove(making));
  try {
    const failure = await fill(making);
    if (failure === undefined) renameSync(making, folder);
    return failure;
  } finally {
    callOff();
    remove(making);
  }
}
