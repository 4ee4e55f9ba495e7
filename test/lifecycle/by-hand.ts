import type { StartedEmulator } from "../../sdk/testing/index.js";

/** Does something to the server as another client would, such as the dashboard. @throws Error unless it succeeds */
export async function byHand(
  { url, apiKey }: Pick<StartedEmulator, "url" | "apiKey">,
  method: string,
  path: string,
  body?: unknown,
): Promise<unknown> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { authorization: `Bearer ${apiKey}`, "user-agent": "by hand" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path} was answered with ${response.status}.`);
  return response.status === 204 ? undefined : response.json();
}
