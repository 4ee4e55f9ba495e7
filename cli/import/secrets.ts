import { credentialsIn } from "../../sdk/credentials/credentials.js";
import { givesAway, isSecretName, isSecretNumberName, namesSecret } from "./suspicion.js";

/** Stands in a declaration for what may be a secret, which the program takes from its configuration. */
export class Secret {
  readonly key: string;
  readonly path: string;
  /** An object has something in it that may be a secret, and is kept as a whole. */
  readonly kind: "text" | "number" | "object";
  /** Whether it has several lines, which a terminal's prompt does not take. */
  readonly hasLines: boolean;

  constructor(key: string, path: string, kind: Secret["kind"], hasLines: boolean) {
    this.key = key;
    this.path = path;
    this.kind = kind;
    this.hasLines = hasLines;
  }
}

/**
 * Stricter than the policy: whoever reads a program cannot be asked before it is written.
 *
 * @param name what the text is called where it stands in data
 */
export async function mayBeSecret(text: string, name?: string): Promise<boolean> {
  if (text.trim() === "") return false;
  if (givesAway(text) || (name !== undefined && isSecretName(name))) return true;
  const kinds = await credentialsIn({ text, ...(name === undefined ? {} : { name }) }, []);
  return kinds.some((kind) => kind !== "a private URL");
}

/** What calls the other half of a pair, as in `{ name: "Authorization", value: "…" }`. */
const naming = /^(?:name|key|header|field|label)$/i;

/** Whether something in an object shows that it cannot be written: a key that may be a secret, or the name of one. */
async function isSecretObject(value: object): Promise<boolean> {
  for (const [key, inner] of Object.entries(value)) {
    if (await mayBeSecret(key)) return true;
    if (naming.test(key) && typeof inner === "string" && isSecretNumberName(inner)) return true;
  }
  return false;
}

/** What becomes of arguments that may have secrets in them. */
export interface Guarded {
  readonly value: Readonly<Record<string, unknown>>;
  readonly secrets: readonly Secret[];
  /** The paths of texts that speak of a secret and show none. */
  readonly toLookAt: readonly string[];
}

/** Arguments with a stand-in for each value that may be a secret; one after the other, so that keys are the same each time. */
export async function withSecrets(
  args: Readonly<Record<string, unknown>>,
  keyOf: (path: string) => string,
): Promise<Guarded> {
  const secrets: Secret[] = [];
  const toLookAt: string[] = [];
  const taken = (path: string, kind: Secret["kind"], hasLines = false): Secret => {
    const secret = new Secret(keyOf(path), path, kind, hasLines);
    secrets.push(secret);
    return secret;
  };
  const guardedText = async (text: string, path: string, name?: string): Promise<unknown> => {
    if (await mayBeSecret(text, name)) return taken(path, "text", /[\r\n]/.test(text));
    if (namesSecret(text)) toLookAt.push(path);
    return text;
  };
  const guarded = async (value: unknown, path: string, name?: string): Promise<unknown> => {
    if (typeof value === "string") return guardedText(value, path, name);
    if (typeof value === "number")
      return name !== undefined && isSecretNumberName(name) ? taken(path, "number") : value;
    if (typeof value !== "object" || value === null || Object.keys(value).length === 0) return value;
    if (Array.isArray(value)) {
      const members: unknown[] = [];
      for (const [index, member] of value.entries()) members.push(await guarded(member, `${path}[${index}]`, name));
      return members;
    }
    const isSecret = (name !== undefined && isSecretName(name)) || (await isSecretObject(value));
    return isSecret ? taken(path, "object") : membersOf(value, (key) => `${path}.${key}`);
  };
  const membersOf = async (value: object, pathOf: (key: string) => string): Promise<Record<string, unknown>> => {
    const members: [string, unknown][] = [];
    for (const [key, inner] of Object.entries(value)) {
      const path = pathOf(key);
      members.push([key, await guarded(inner, path, path === key ? undefined : key)]);
    }
    return Object.fromEntries(members);
  };
  return { value: await membersOf(args, (key) => key), secrets, toLookAt };
}
