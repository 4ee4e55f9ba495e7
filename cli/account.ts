import { setMaxListeners } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import type { Connecting } from "../provider/account.js";

/** What a command makes requests with: the account of the environment. */
export const connectingBy = (signal: AbortSignal): Connecting => ({
  environment: (name) => process.env[name],
  hidden: [],
  clock: {
    now: Date.now,
    random: Math.random,
    pause: (delayMs) => wait(delayMs, true, { signal }).catch(() => false),
  },
  signal,
});

/** Aborted when the command is told to end; a second signal ends it at once. */
export function untilToldToEnd(): AbortSignal {
  const ending = new AbortController();
  // Every request listens to it, and of more than ten Node would warn.
  setMaxListeners(0, ending.signal);
  for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => ending.abort());
  return ending.signal;
}
