import { mkdirSync } from "node:fs";
import path from "node:path";
import { lock, type LockOptions } from "proper-lockfile";
import { whileReporting } from "./while-reporting.js";

const isTaken = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === "ELOCKED";

/** Does the work while no other process does the same in that folder. @param made what the work makes, for who waits */
export async function whileLocked<T>(
  folder: string,
  tell: (line: string) => void,
  work: () => Promise<T>,
  made = "the Pulumi engine",
): Promise<T> {
  mkdirSync(folder, { recursive: true });
  const options: LockOptions = {
    lockfilePath: path.join(folder, "engine.lock"),
    // Nothing renews it for as long only in a process that was killed, or on a computer that slept.
    stale: 10_000,
    // Two builds after a sleep cost time and nothing else: each fills a folder of its own.
    onCompromised: () => undefined,
  };
  const release = await lock(folder, options).catch((error: unknown) => {
    if (!isTaken(error)) throw error;
    tell(`Another process is making ${made}: waiting for it.`);
    const retries = { forever: true, minTimeout: 500, maxTimeout: 1_000 };
    return whileReporting(
      tell,
      () => "waiting",
      () => lock(folder, { ...options, retries }),
    );
  });
  try {
    return await work();
  } finally {
    // A lock that another took over is no longer ours to release.
    await release().catch(() => undefined);
  }
}
