/** How often it is said that the work goes on, in milliseconds. */
const reportEveryMs = 15_000;

/** Does work that takes its time, and says now and then for how long it has gone on and what it is at. */
export async function whileReporting<T>(
  tell: (line: string) => void,
  latest: () => string,
  work: () => Promise<T>,
): Promise<T> {
  const startMs = Date.now();
  const seconds = (): number => Math.round((Date.now() - startMs) / 1_000);
  const timer = setInterval(() => tell(`  ${seconds()} s  ${latest()}`), reportEveryMs);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
