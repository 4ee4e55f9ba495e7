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
  const answer = await ownOrganization(send);
  const organization = isWire(answer) ? part(answer, "organization") : undefined;
  const found = organization && text(organization, "slug");
  if (found === undefined) throw refused("malformed-answer", "the answer names no organization");
  if (slug !== undefined && found.toLowerCase() !== slug.toLowerCase()) {
    throw refused("unauthorized", `the key belongs to another organization than armature:organization (${slug})`);
  }
}

/** Every key has an organization: where none is found, the base URL leads elsewhere. */
async function ownOrganization(send: Send): Promise<unknown> {
  try {
    return await send("GET", "/org");
  } catch (error) {
    if (!(error instanceof ApiError) || error.kind !== "not-found") throw error;
    throw refused("malformed-answer", error.what, error.status);
  }
}

function refused(kind: ApiError["kind"], what: string, status?: number): ApiError {
  return new ApiError({ kind, method: "GET", path: "/org", what, status, mayHaveArrived: true });
}
