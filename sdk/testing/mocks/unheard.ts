import { setTimeout as wait } from "node:timers/promises";
import { runInThisContext } from "node:vm";

/** The process itself: a test runner may give its tests a copy, which hears of nothing. */
const realProcess = runInThisContext("process") as NodeJS.Process;

const events = ["uncaughtException", "unhandledRejection"] as const;

/** How long Pulumi may take to let everything fail that depends on what has failed, in milliseconds. */
const aftermathMs = 50;

/** Listens in place of all others until it is told to stop. */
function listenAlone(listener: (error: unknown) => void): () => void {
  const others = events.map((event) => [event, realProcess.rawListeners(event)] as const);
  for (const event of events) realProcess.removeAllListeners(event).on(event, listener);
  return () => {
    for (const [event, listeners] of others) {
      realProcess.removeListener(event, listener);
      for (const each of listeners) realProcess.on(event, each as (error: unknown) => void);
    }
  };
}

/**
 * Does work that fails, too, when anything fails meanwhile that nobody waits for: so Pulumi lets a resource or an `apply`
 * fail, which would end the test runner's process.
 *
 * @throws what fails first
 */
export async function hearingAll<T>(work: () => Promise<T>): Promise<T> {
  let fail: (error: unknown) => void = () => undefined;
  const unheard = new Promise<never>((_, reject) => (fail = reject));
  const stop = listenAlone((error) => fail(error));
  try {
    // Node.js tells of a rejection once all else of its turn is done.
    const workAndTurn = work().then((result) => wait(0, result));
    return await Promise.race([workAndTurn, unheard]);
  } catch (error) {
    await wait(aftermathMs);
    throw error;
  } finally {
    stop();
  }
}
