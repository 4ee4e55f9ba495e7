import { Secret } from "./secrets.js";

/** What ends a line, turns the direction of writing, cannot be seen or is half a character: shown by its number. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;

/** A short escape where there is one, as of a tab. */
function escaped(text: string): string {
  const short = JSON.stringify(text).slice(1, -1);
  if (short !== text) return short;
  const units = [...Array(text.length).keys()].map((at) => text.charCodeAt(at));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}

/** One line. */
export const quoted = (text: string): string => JSON.stringify(text).replace(unseen, escaped);

/** Lines as they are, but for what an editor takes away at the end of one. */
function template(text: string): string {
  const lines = text.split("\n").map((line) =>
    line
      .replace(/[\\`]|\$(?=\{)/g, "\\$&")
      .replace(unseen, escaped)
      .replace(/ $/, "\\u0020"),
  );
  return `\`${lines.join("\n")}\``;
}

const isName = (key: string): boolean => /^[A-Za-z_$][\w$]*$/.test(key);

/** In an object literal `__proto__` is no key, unless it is worked out. */
function keyOf(key: string): string {
  if (key === "__proto__") return '["__proto__"]';
  return isName(key) ? key : quoted(key);
}

/** A value of JSON as TypeScript. @param secretOf how the program gets a secret */
export function literal(value: unknown, secretOf: (secret: Secret) => string): string {
  if (value instanceof Secret) return secretOf(value);
  if (typeof value === "string") return /\n./s.test(value) ? template(value) : quoted(value);
  if (Array.isArray(value)) return `[${value.map((member) => literal(member, secretOf)).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${keyOf(key)}: ${literal(member, secretOf)}`);
  return `{ ${members.join(", ")} }`;
}
