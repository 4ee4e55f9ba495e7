import { ApiError } from "./error.js";
import type { Send } from "./http.js";
import { once } from "./once.js";
import { isWire, part, text, type Wire } from "./record.js";

/** The organization that base URL and key reach, and what the key may do in it. */
export interface OrganizationRecord {
  readonly id: string;
  readonly slug: string;
  readonly name: string | undefined;
  readonly role: string | undefined;
  readonly apiKeyId: string | undefined;
  readonly apiKeyName: string | undefined;
}

/**
 * A function that asks `GET /org`, at most once with success, for the id of the organization that base URL and key
 * reach.
 *
 * @param slug the organization that was asked for by name, if any: a key of another one is refused
 */
export const ownOrganization = (send: Send, slug: string | undefined): (() => Promise<string>) =>
  once(async () => (await reachedOrganization(send, slug)).id);

/** That the organization which the key reaches is the one that holds a workflow: elsewhere everything is a 404. */
export function holdsIt(reached: string, holder: string | undefined): void {
  if (holder === undefined || holder === reached) return;
  throw refused(
    "unauthorized",
    "the key belongs to another organization than the workflow, so nothing is taken for gone",
  );
}

/** What `GET /org` tells. @param slug as for {@link ownOrganization} */
export async function reachedOrganization(send: Send, slug: string | undefined): Promise<OrganizationRecord> {
  const answer = await anyOrganization(send);
  const [organization, actor] = isWire(answer) ? [part(answer, "organization"), part(answer, "actor")] : [];
  const textOf = (record: Wire | undefined, name: string): string | undefined => record && text(record, name);
  const id = textOf(organization, "id");
  const found = textOf(organization, "slug");
  if (id === undefined || found === undefined) throw refused("malformed-answer", "the answer names no organization");
  if (slug !== undefined && found.toLowerCase() !== slug.toLowerCase()) {
    throw refused("unauthorized", `the key belongs to another organization than armature:organization (${slug})`);
  }
  return {
    id,
    slug: found,
    name: textOf(organization, "name"),
    role: textOf(actor, "role"),
    apiKeyId: textOf(actor, "apiKeyId"),
    apiKeyName: textOf(actor, "apiKeyName"),
  };
}

/** Every key has an organization: where none is found, the base URL leads elsewhere. */
async function anyOrganization(send: Send): Promise<unknown> {
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
