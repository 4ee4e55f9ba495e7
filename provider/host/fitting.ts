/**
 * Node sends no header block of more than 64 KiB, and the host never answers a call whose error needs a longer one: the
 * deployment would hang. An error's text travels in it up to three times, a partial state once, most of it in base64.
 */
const mostStateBytes = 32 * 1024;
const mostTextBytes = 3 * 1024;

/** A text that fits into an error, without half a character: no header holds one, and the host would not answer at all. */
export function fittingText(text: string): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= mostTextBytes) return bytes.toString();
  // Not inside a character.
  return `${bytes
    .subarray(0, mostTextBytes)
    .toString()
    .replace(/\uFFFD$/u, "")}…`;
}

/**
 * A partial state that fits into an error: without the largest of its dispensable properties, if it is too long with
 * them, and then without the largest of the others. What is left out of the state looks changed to the next update,
 * which therefore writes it again; what decides about more than that is not dispensable.
 */
export function fittingState(
  state: Readonly<Record<string, unknown>>,
  dispensable: readonly string[] = [],
): Record<string, unknown> {
  const rank = (name: string): number => (dispensable.includes(name) ? 0 : 1);
  const properties = Object.entries(state)
    .map(([name, value]) => ({ name, bytes: bytesOf(name) + bytesOf(value) }))
    .sort((one, other) => rank(one.name) - rank(other.name) || other.bytes - one.bytes);
  let bytes = properties.reduce((sum, property) => sum + property.bytes, 0);
  const left = new Set<string>();
  for (const property of properties) {
    if (bytes <= mostStateBytes) break;
    bytes -= property.bytes;
    left.add(property.name);
  }
  return Object.fromEntries(Object.entries(state).filter(([name]) => !left.has(name)));
}

/** How long a value is at most as the host writes it: a tag and a length around each part. */
function bytesOf(value: unknown): number {
  const around = 12;
  if (typeof value === "string") return around + Buffer.byteLength(value);
  if (typeof value !== "object" || !value) return around;
  const parts = Array.isArray(value) ? value : Object.entries(value).flat();
  return parts.reduce((sum: number, part) => sum + bytesOf(part), around);
}
