import { ApiError } from "../api/error.js";

/** A timer that is to take longer goes off at once. */
const longestMs = 2 ** 31 - 1;

/**
 * What a look at a run brings within this time. One that stalls goes on by itself, and is not waited for.
 *
 * @throws ApiError when it takes longer
 */
export async function inTime<Seen>(id: string, limitMs: number, look: () => Promise<Seen>): Promise<Seen> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const path = `/runs/${encodeURIComponent(id)}`;
    const what = "there was no answer by the run's deadline";
    // The deployment keeps the process, not a look that it has given up.
    timer = setTimeout(
      () => reject(new ApiError({ kind: "timeout", method: "GET", path, what, mayHaveArrived: true })),
      Math.min(limitMs, longestMs),
    ).unref();
  });
  try {
    return await Promise.race([look(), late]);
  } finally {
    clearTimeout(timer);
  }
}
