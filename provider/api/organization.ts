import { ApiError } from "./error.js";
import type { Send } from "./http.js";
import { isWire, part, text } from "./record.js";

/**
 * A function that proves by `GET /org`, at most once with success, that base URL and key reach an organization.
 *
 * @param slug the organization that was asked for by name, if any: a key of another one is refused
 */
export function accountCheck(send: Send, slug: string | undefined): () => Promise<void> {
  let confirmed: Promise<void> | undefined;
  return async () => {
    confirmed ??= confirm(send, slug);
    try {
      await confirmed;
    } catch (error) {
      confirmed = undefined;
      throw error;
    }
  };
}

async function confirm(send: Send, slug: string | undefined): Promise<void> {
  const answer = await send("GET", "/org");
  const organization = isWire(answer) ? part(answer, "organization") : undefined;
  const found = organization && text(organization, "slug");
  if (found === undefined) throw refused("malformed-answer", "the answer names no organization");
  if (slug !== undefined && found !== slug) {
    throw refused("unauthorized", `the key belongs to another organization than armature:organization (${slug})`);
  }
}

function refused(kind: ApiError["kind"], what: string): ApiError {
  return new ApiError({ kind, method: "GET", path: "/org", what, mayHaveArrived: true });
}
