import { type HttpOptions, openConnections } from "./http.js";

/**
 * What the head of an answer says of the time. It is asked for on the way that all requests take, by a proxy where there
 * is one. Undefined when no answer comes in time, or none that tells.
 *
 * @param limitMs how long to wait, whatever the options say
 */
export async function serverDate(options: HttpOptions, limitMs: number): Promise<string | undefined> {
  const connections = openConnections({ ...options, requestTimeoutMs: limitMs });
  const { origin, pathname } = new URL(`${options.baseUrl}/org`);
  const told = connections.request({ origin, path: pathname, method: "HEAD" }).then(
    ({ headers: { date } }) => (typeof date === "string" ? date : undefined),
    () => undefined,
  );
  let timer: NodeJS.Timeout | undefined;
  // Not left to the connections: behind a proxy that makes none, they try for ever.
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), limitMs);
  });
  try {
    return await Promise.race([told, late]);
  } finally {
    clearTimeout(timer);
    void connections.destroy();
  }
}
