import { Refusal } from "./refusal.js";

/** What a key may do; each role may do all that those before it may. */
export type Role = "viewer" | "editor" | "admin" | "owner";

export const roles: readonly Role[] = ["viewer", "editor", "admin", "owner"];

/** An API key and the role frozen into it. */
export interface RoleKey {
  /** `amt_<key-id>_<secret>`. */
  readonly key: string;
  readonly role: Role;
}

/** Who asks. */
export interface Actor {
  readonly apiKeyId: string;
  readonly role: Role;
}

export const keyForm = /^amt_([^_\s]+)_\S+$/u;

const unauthenticated = (message: string): Refusal => new Refusal(401, "unauthenticated", message);

/** The keys that the server knows. */
export class KeyRing {
  readonly #roles: ReadonlyMap<string, Role>;

  constructor(keys: readonly RoleKey[]) {
    this.#roles = new Map(keys.map(({ key, role }) => [key, role]));
  }

  /** @throws Refusal when the header names no key of this ring; the message never repeats what was sent. */
  actorOf(authorization: string | undefined): Actor {
    if (authorization === undefined) throw unauthenticated("An API key is required: send Authorization: Bearer amt_….");
    const key = /^Bearer (\S+)$/iu.exec(authorization)?.[1];
    if (key === undefined) throw unauthenticated("The Authorization header must be Bearer and an API key.");
    if (key.startsWith("ami_")) {
      throw unauthenticated("This is a write-only ingest key: the REST API needs a key that starts amt_.");
    }
    const apiKeyId = keyForm.exec(key)?.[1];
    const role = this.#roles.get(key);
    if (apiKeyId === undefined || role === undefined)
      throw unauthenticated("The API key is malformed, unknown or revoked.");
    return { apiKeyId, role };
  }
}

/** @throws Refusal unless the role may create, change, archive and dispatch. */
export function mustWrite({ role }: Actor): void {
  if (role === "viewer") throw new Refusal(403, "forbidden_role", "this key's role is viewer; writing needs editor");
}
