import type { Limit } from "p-limit";

/**
 * A task in its turn. One whose turn has not come when everything is to end fails at once, and is never begun.
 *
 * @param notBegun what it then fails with
 */
export function inTurn<Done>(
  limit: Limit,
  signal: AbortSignal,
  notBegun: Error,
  task: () => Promise<Done>,
): Promise<Done> {
  if (signal.aborted) return Promise.reject(notBegun);
  return new Promise((resolve, reject) => {
    const leave = (): void => reject(notBegun);
    signal.addEventListener("abort", leave, { once: true });
    const begin = (): Promise<Done> => {
      signal.removeEventListener("abort", leave);
      return signal.aborted ? Promise.reject(notBegun) : task();
    };
    limit(begin).then(resolve, reject);
  });
}
