import { isDeepStrictEqual } from "node:util";
import { isWire, property } from "../api/record.js";

/**
 * Where what the server has is not what was declared, as paths below `path`. Keys that the server adds to an object are
 * its own affair, at any depth; a list has to have the declared members, in their order. Ways of writing the same thing
 * are no difference, since a server may settle on one of them: a key in snake_case, white space around a text, and an
 * empty list, an object of nothing or a null for something that is not set.
 */
export function differingPaths(declared: unknown, actual: unknown, path: string): string[] {
  if (isNothing(declared) && isNothing(actual)) return [];
  if (Array.isArray(declared) && Array.isArray(actual)) {
    if (declared.length !== actual.length) return [path];
    return declared.flatMap((member, index) => differingPaths(member, actual[index], `${path}[${index}]`));
  }
  if (isWire(declared) && isWire(actual)) {
    return Object.entries(declared).flatMap(([key, value]) =>
      differingPaths(value, property(actual, key), `${path}.${key}`),
    );
  }
  return isDeepStrictEqual(settledText(declared), settledText(actual)) ? [] : [path];
}

function isNothing(value: unknown): boolean {
  if (typeof value !== "object") return value === undefined;
  return !value || (Array.isArray(value) ? value.length === 0 : Object.values(value).every(isNothing));
}

const settledText = (value: unknown): unknown =>
  typeof value === "string" ? value.replace(/\r\n?/gu, "\n").trim() : value;

export function isKept(declared: unknown, actual: unknown): boolean {
  return differingPaths(declared, actual, "").length === 0;
}

/** The declared value as the server has it now: what was never declared stays out, so that only a change shows. */
export function asFound(declared: unknown, actual: unknown): unknown {
  if (isKept(declared, actual)) return declared;
  if (Array.isArray(declared) && Array.isArray(actual)) {
    return actual.map((member: unknown, index) =>
      index < declared.length ? asFound(declared[index], member) : member,
    );
  }
  if (isWire(declared) && isWire(actual)) {
    const found = Object.entries(declared).map(([key, value]) => [key, asFound(value, property(actual, key))] as const);
    return Object.fromEntries(found.filter(([, value]) => value !== undefined));
  }
  return actual;
}
