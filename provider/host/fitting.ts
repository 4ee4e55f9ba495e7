/**
 * Node sends no header block of more than 64 KiB, and the host never answers a call whose error needs a longer one: the
 * deployment would hang. An error's text travels in it up to three times, a partial state once, most of it in base64.
 */
const mostStateBytes = 32 * 1024;
const mostTextBytes = 3 * 1024;

/** A text that fits into an error. */
export function fittingText(text: string): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= mostTextBytes) return text;
  // Not inside a character.
  return `${bytes
    .subarray(0, mostTextBytes)
    .toString()
    .replace(/\uFFFD$/u, "")}…`;
}

/**
 * A partial state that fits into an error: without its largest properties, if it is too long with them. What is left
 * out of the state looks changed to the next update, which therefore writes it again.
 */
export function fittingState(state: Readonly<Record<string, unknown>>): Record<string, unknown> {
  let bytes = 0;
  const fitting = Object.entries(state)
    .map(([name, value]) => ({ name, value, bytes: bytesOf(name) + bytesOf(value) }))
    .sort((one, other) => one.bytes - other.bytes)
    .filter((property) => (bytes += property.bytes) <= mostStateBytes);
  return Object.fromEntries(fitting.map(({ name, value }) => [name, value]));
}

/** How long a value is at most as the host writes it: a tag and a length around each part. */
function bytesOf(value: unknown): number {
  const around = 12;
  if (typeof value === "string") return around + Buffer.byteLength(value);
  if (typeof value !== "object" || !value) return around;
  const parts = Array.isArray(value) ? value : Object.entries(value).flat();
  return parts.reduce((sum: number, part) => sum + bytesOf(part), around);
}
