import { isWire, property, type Wire } from "../api/record.js";
import { withoutCommands } from "../api/redact.js";

/** What only the server has. The engine prints keys as they are, so one may be nothing that a terminal or a CI service obeys. */
export function added(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(added);
  if (!isWire(value)) return value;
  return Object.fromEntries(Object.entries(shown(value)).map(([key, inner]) => [key, added(inner)] as const));
}

/** Finds in the server's object what is declared under a key: the server's own key, or one that `added` made of it. */
export function finder(actual: Wire): (key: string) => unknown {
  let renamed: Wire | undefined;
  return (key) => property(actual, key) ?? property((renamed ??= shown(actual)), key);
}

/** Under the keys that may be shown. One that the server itself has comes before one that was made. */
function shown(value: Wire): Wire {
  const entries = Object.entries(value).map(([key, inner]) => ({ key, to: harmless(key), inner }));
  const own = entries.filter(({ key, to }) => key === to);
  return Object.fromEntries([...entries, ...own].map(({ to, inner }) => [to, inner] as const));
}

const harmless = (key: string): string =>
  withoutCommands(key.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, " ")).replace(/^\s*::/u, ": :");
