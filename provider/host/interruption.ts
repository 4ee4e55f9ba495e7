import { setMaxListeners } from "node:events";

/** How long an answer may take to leave the process once its work is done. */
const lastWordsMs = 100;

export interface Interruption {
  /** Aborted by the first signal: waits end, and no new one is begun. */
  readonly signal: AbortSignal;
  /** Runs a verb; the process does not end by a signal while one is under way. */
  readonly during: <T>(verb: () => Promise<T>) => Promise<T>;
}

/**
 * Ends the process on SIGINT or SIGTERM once nothing is under way: a write that has left is worth its answer. The engine
 * stops an idle host by SIGINT too and waits for its end, so an idle process ends at once.
 */
export function watchInterruption(): Interruption {
  const controller = new AbortController();
  // A thousand resources may wait at once.
  setMaxListeners(0, controller.signal);
  let underWay = 0;

  const endIfIdle = (): void => {
    if (controller.signal.aborted && underWay === 0) process.exit(0);
  };
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.on(name, () => {
      controller.abort();
      endIfIdle();
    });
  }

  return {
    signal: controller.signal,
    during: async (verb) => {
      underWay += 1;
      try {
        return await verb();
      } finally {
        underWay -= 1;
        if (controller.signal.aborted) setTimeout(endIfIdle, lastWordsMs);
      }
    },
  };
}
