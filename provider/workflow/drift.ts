import { isDeepStrictEqual } from "node:util";
import { isWire } from "../api/record.js";

/**
 * Where what the server has is not what was declared, as paths below `path`. Keys that the server adds to an object are
 * its own affair, at any depth; a list has to have the declared members, in their order.
 */
export function differingPaths(declared: unknown, actual: unknown, path: string): string[] {
  if (Array.isArray(declared) && Array.isArray(actual)) {
    if (declared.length !== actual.length) return [path];
    return declared.flatMap((member, index) => differingPaths(member, actual[index], `${path}[${index}]`));
  }
  if (isWire(declared) && isWire(actual)) {
    return Object.entries(declared).flatMap(([key, value]) =>
      differingPaths(value, Object.hasOwn(actual, key) ? actual[key] : undefined, `${path}.${key}`),
    );
  }
  return isDeepStrictEqual(declared, actual) ? [] : [path];
}

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
    const kept = Object.keys(declared).filter((key) => Object.hasOwn(actual, key));
    return Object.fromEntries(kept.map((key) => [key, asFound(declared[key], actual[key])]));
  }
  return actual;
}
