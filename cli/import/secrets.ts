import { credentialsIn } from "../../sdk/credentials/credentials.js";

/** Stands in a declaration for what may be a secret, which the program takes from its configuration. */
export class Secret {
  readonly key: string;
  readonly path: string;
  /** An object has keys that may be secrets themselves, so that it is kept as a whole. */
  readonly kind: "text" | "object";

  constructor(key: string, path: string, kind: "text" | "object") {
    this.key = key;
    this.path = path;
    this.kind = kind;
  }
}

/** @param name what the text is called where it stands in data */
export async function mayBeSecret(text: string, name?: string): Promise<boolean> {
  const kinds = await credentialsIn({ text, ...(name === undefined ? {} : { name }) }, []);
  return kinds.some((kind) => kind !== "a private URL");
}

/** Which keys of an object may be secrets. */
async function hasSecretKey(value: object): Promise<boolean> {
  for (const key of Object.keys(value)) if (await mayBeSecret(key)) return true;
  return false;
}

/** Arguments with a stand-in for each value that may be a secret; one after the other, so that keys are the same each time. */
export async function withSecrets(
  args: Readonly<Record<string, unknown>>,
  keyOf: (path: string) => string,
): Promise<{ readonly value: Readonly<Record<string, unknown>>; readonly secrets: readonly Secret[] }> {
  const secrets: Secret[] = [];
  const taken = (path: string, kind: Secret["kind"]): Secret => {
    const secret = new Secret(keyOf(path), path, kind);
    secrets.push(secret);
    return secret;
  };
  const guarded = async (value: unknown, path: string, name?: string): Promise<unknown> => {
    if (typeof value === "string") return (await mayBeSecret(value, name)) ? taken(path, "text") : value;
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) {
      const members: unknown[] = [];
      for (const [index, member] of value.entries()) members.push(await guarded(member, `${path}[${index}]`, name));
      return members;
    }
    return (await hasSecretKey(value)) ? taken(path, "object") : membersOf(value, (key) => `${path}.${key}`);
  };
  const membersOf = async (value: object, pathOf: (key: string) => string): Promise<Record<string, unknown>> => {
    const members: [string, unknown][] = [];
    for (const [key, inner] of Object.entries(value)) {
      const path = pathOf(key);
      members.push([key, await guarded(inner, path, path === key ? undefined : key)]);
    }
    return Object.fromEntries(members);
  };
  return { value: await membersOf(args, (key) => key), secrets };
}
