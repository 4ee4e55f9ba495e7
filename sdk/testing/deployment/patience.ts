import { setTimeout as wait } from "node:timers/promises";

/** How long a process may take to end by itself before it is made to. */
const patienceMs = 3_000;

/** Whether this is over before patience is, however it ends. */
export async function isOverSoon(end: Promise<unknown>): Promise<boolean> {
  const patience = new AbortController();
  const over = end.then(
    () => true,
    () => true,
  );
  const waited = wait(patienceMs, false, { signal: patience.signal }).catch(() => false);
  const isOver = await Promise.race([over, waited]);
  patience.abort();
  return isOver;
}
