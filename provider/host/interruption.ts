import { subscribe } from "node:diagnostics_channel";
import { setMaxListeners } from "node:events";
import { onEngineEnd } from "./engine-end.js";

/** What the engine calls on the first Ctrl-C. The host swallows it, but Node 22 and later tell of each call that begins. */
const cancelPath = "/pulumirpc.ResourceProvider/Cancel";

function isCancel(message: unknown): boolean {
  const { headers } = message as { headers?: Readonly<Record<string, unknown>> };
  return headers?.[":path"] === cancelPath;
}

/** How long an answer may take to leave the process once its work is done. */
const lastWordsMs = 100;

/** On a busy machine that time may be over before the process has turned to its connections once: it has to so often. */
const lastWordsTurns = 20;

function afterTurns(turns: number, deed: () => void): void {
  if (turns === 0) deed();
  else setImmediate(() => afterTurns(turns - 1, deed));
}

export interface Interruption {
  /** Aborted by the engine's Cancel or the first signal: waits end, and no new one is begun. */
  readonly signal: AbortSignal;
  /** Runs a verb; the process does not end by a signal while one is under way, or its answer may not have left. */
  readonly during: <T>(verb: () => Promise<T>) => Promise<T>;
}

/**
 * Ends the process on SIGINT, SIGTERM or the engine's own end once nothing is under way: a write that has left is worth
 * its answer. The engine stops an idle host by SIGINT too and waits for its end, so an idle process ends at once.
 *
 * @param hasEngine whether an engine has started the host, and not somebody by hand
 */
export function watchInterruption(hasEngine: boolean): Interruption {
  const controller = new AbortController();
  // A thousand resources may wait at once.
  setMaxListeners(0, controller.signal);
  let underWay = 0;
  let isToldToEnd = false;

  const endIfIdle = (): void => {
    if (isToldToEnd && underWay === 0) process.exit(0);
  };
  subscribe("http2.server.stream.start", (message) => {
    if (isCancel(message)) controller.abort();
  });
  const isSaid = (): void => {
    underWay -= 1;
    endIfIdle();
  };
  const end = (): void => {
    isToldToEnd = true;
    controller.abort();
    endIfIdle();
  };
  for (const name of ["SIGINT", "SIGTERM"] as const) process.on(name, end);
  if (hasEngine) onEngineEnd(end);

  return {
    signal: controller.signal,
    during: async (verb) => {
      underWay += 1;
      try {
        return await verb();
      } finally {
        setTimeout(() => afterTurns(lastWordsTurns, isSaid), lastWordsMs);
      }
    },
  };
}
