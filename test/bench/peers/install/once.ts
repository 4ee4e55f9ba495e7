import { existsSync } from "node:fs";
import path from "node:path";
import { cacheFolder } from "../../../support/engine/cache.js";
import type { NoEngine } from "../../../support/engine/engine.js";
import { whileLocked } from "../../../support/engine/lock.js";
import { makeFolder } from "../../../support/engine/make-folder.js";

/** Where a peer is, or why it is nowhere. */
export type Installed = { readonly folder: string } | NoEngine;

/** Fills a folder of the cache, once for all. */
export async function once(
  name: string,
  tell: (line: string) => void,
  fill: (folder: string) => Promise<NoEngine | undefined>,
): Promise<Installed> {
  const parent = path.join(cacheFolder(), "peers");
  const folder = path.join(parent, name);
  if (existsSync(folder)) return { folder };
  const foundOrMade = async (): Promise<Installed> => {
    // Whoever held the lock before may have made it.
    const failure = existsSync(folder) ? undefined : await makeFolder(folder, fill);
    return failure ?? { folder };
  };
  return whileLocked(parent, tell, foundOrMade, "a peer of the bench");
}
