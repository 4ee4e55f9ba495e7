type Bag = Readonly<Record<string, unknown>>;

/** What the engine keeps of a resource. */
export interface Kept {
  readonly inputs: Bag;
  readonly outputs: Bag;
}

/** By which the engine knows a value that is a secret. */
const signature = "4dabf18193072939515e22adb298388d";

interface Checkpoint {
  readonly checkpoint: { readonly latest: { readonly resources?: readonly (Kept & { readonly urn: string })[] } };
}

/** A resource in the text of a checkpoint file. */
export function keptOf(name: string, checkpoint: string): Kept | undefined {
  const { resources = [] } = (JSON.parse(checkpoint) as Checkpoint).checkpoint.latest;
  return resources.find(({ urn }) => urn.endsWith(`::${name}`));
}

/** Whether a value is encrypted: the engine encrypts a whole property, or a value within it. */
export const isEncrypted = (value: unknown): boolean =>
  typeof value === "object" && value !== null && signature in value && "ciphertext" in value;

/** A value without the secrets in it. */
export function inTheClear(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inTheClear);
  if (typeof value !== "object" || value === null) return value;
  if (signature in value) return "a secret";
  return Object.fromEntries(Object.entries(value).map(([key, inner]: [string, unknown]) => [key, inTheClear(inner)]));
}
