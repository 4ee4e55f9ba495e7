import { isJsonObject, type Json, type JsonObject } from "../json.js";
import type { Profile } from "../profile/profile.js";

/** The server acts on what lies inside these. */
const settings: ReadonlySet<string> = new Set(["schedule", "limits", "retryPolicy", "toolPolicy"]);

/** What lies inside these does not follow the spelling of the server's own keys. */
const opaque: ReadonlySet<string> = new Set([...settings, "metadata", "arguments"]);

const snake = (key: string): string => key.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);

const isCamel = (key: string): boolean => /^[a-z][a-z\d]*(?:[A-Z][a-z\d]*)+$/u.test(key);

/** The value with each key that is camelCase in snake_case, at every depth, whoever wrote it. */
function respelled(value: Json): Json {
  if (Array.isArray(value)) return value.map(respelled);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [isCamel(key) ? snake(key) : key, respelled(inner)]),
  );
}

/** A record's fields as a server answers them that spells what lies inside its settings in its own way. */
export const withSettingsRespelled = (fields: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [field, settings.has(field) ? respelled(value) : value]),
  );

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
