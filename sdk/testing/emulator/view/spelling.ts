import { isJsonObject, type Json, type JsonObject } from "../json.js";
import type { Profile } from "../profile/profile.js";

/** What lies inside these is the user's own and is never respelled. */
const opaque: ReadonlySet<string> = new Set([
  "schedule",
  "limits",
  "retryPolicy",
  "toolPolicy",
  "metadata",
  "arguments",
]);

const snake = (key: string): string => key.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);

/** The value with the server's own keys in snake_case, at every depth. */
export function snakeCased(value: Json): Json {
  if (Array.isArray(value)) return value.map(snakeCased);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [snake(key), opaque.has(key) ? inner : snakeCased(inner)]),
  );
}

/** An answer whose names the API's pages do not print. */
export const spelled = (value: Json, { keyCase }: Profile): Json => (keyCase === "camel" ? value : snakeCased(value));

/** An answer whose outermost names the API's pages do print. */
export function documentedAnswer(answer: JsonObject, profile: Profile): Json {
  if (profile.keyCase !== "snake-undocumented") return spelled(answer, profile);
  return Object.fromEntries(Object.entries(answer).map(([key, inner]) => [key, snakeCased(inner)]));
}
