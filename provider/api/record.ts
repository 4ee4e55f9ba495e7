/** An object of an answer. Which keys it has, and in which case, is the server's choice. */
export type Wire = Readonly<Record<string, unknown>>;

export function isWire(value: unknown): value is Wire {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A property by its camelCase name, whether the server writes it in camelCase or in snake_case. */
export function property(record: Wire, name: string): unknown {
  if (Object.hasOwn(record, name)) return record[name];
  const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return Object.hasOwn(record, snake) ? record[snake] : undefined;
}

/** A property that is an object, else undefined. */
export function part(record: Wire, name: string): Wire | undefined {
  const value = property(record, name);
  return isWire(value) ? value : undefined;
}

/** A property that is a text with something in it, else undefined: an id is never guessed from another type. */
export function text(record: Wire, name: string): string | undefined {
  const value = property(record, name);
  return typeof value === "string" && value !== "" ? value : undefined;
}

/**
 * An id is the server's own, but it stands in paths and messages: nothing else than characters that can be seen, no
 * step within a path, and no command to a CI service.
 */
export function identifier(id: unknown): string | undefined {
  return typeof id === "string" && /^(?!\.{1,2}$|.*##\w*\[)(?=.*\S)[^\p{C}\p{Zl}\p{Zp}]{1,200}$/u.test(id)
    ? id
    : undefined;
}

/** The rows of a list answer, whatever they are: a bare array, or under the first of these names. */
export function listed(answer: unknown, names: readonly string[]): readonly unknown[] | undefined {
  const lists = isWire(answer) ? names.map((name) => property(answer, name)) : [answer];
  return lists.find((list): list is unknown[] => Array.isArray(list));
}
