import { isDeepStrictEqual } from "node:util";
import { isWire } from "../api/record.js";
import { added, finder } from "./server-keys.js";

/**
 * Where what the server has of a field is not what was declared, as paths below `path`. Keys that the server adds to an
 * object are its own affair, at any depth; a list has to have the declared members, in their order. Ways of writing the
 * same thing are no difference, since a server may settle on one of them: a key in snake_case, white space around a
 * text, a null inside an object for a key that is not there, and a field that is empty for one that is not set. Inside
 * an object an empty list means something: no tool allowed is not any tool allowed.
 */
export function differingPaths(declared: unknown, actual: unknown, path: string): string[] {
  return isEmpty(declared) && isEmpty(actual) ? [] : pathsInside(declared, actual, path);
}

function pathsInside(declared: unknown, actual: unknown, path: string): string[] {
  if (isUnset(declared) && isUnset(actual)) return [];
  if (Array.isArray(declared) && Array.isArray(actual)) {
    if (declared.length !== actual.length) return [path];
    return declared.flatMap((member, index) => pathsInside(member, actual[index], `${path}[${index}]`));
  }
  if (isWire(declared) && isWire(actual)) {
    const find = finder(actual);
    return Object.entries(declared).flatMap(([key, value]) => pathsInside(value, find(key), `${path}.${key}`));
  }
  return isDeepStrictEqual(settledText(declared), settledText(actual)) ? [] : [path];
}

const isUnset = (value: unknown): boolean => value === undefined || (typeof value === "object" && !value);

const isEmpty = (value: unknown): boolean =>
  isUnset(value) || (Array.isArray(value) ? value.length === 0 : isWire(value) && Object.values(value).every(isUnset));

const settledText = (value: unknown): unknown =>
  typeof value === "string" ? value.replace(/\r\n?/gu, "\n").trim() : value;

export function isKept(declared: unknown, actual: unknown): boolean {
  return differingPaths(declared, actual, "").length === 0;
}

/** The declared field as the server has it now: what was never declared stays out, so that only a change shows. */
export function asFound(declared: unknown, actual: unknown): unknown {
  return isKept(declared, actual) ? declared : foundInside(declared, actual);
}

function foundInside(declared: unknown, actual: unknown): unknown {
  if (pathsInside(declared, actual, "").length === 0) return declared;
  if (Array.isArray(declared) && Array.isArray(actual)) {
    return actual.map((member: unknown, index) =>
      index < declared.length ? foundInside(declared[index], member) : added(member),
    );
  }
  if (isWire(declared) && isWire(actual)) {
    const find = finder(actual);
    const found = Object.entries(declared).map(([key, value]) => [key, foundInside(value, find(key))] as const);
    return Object.fromEntries(found.filter(([, value]) => value !== undefined));
  }
  return added(actual);
}

/** So many levels more than are declared may come back: for thousands of them the host takes minutes. */
const mostMoreLevels = 100;

/** Whether a value is nested too deeply to be kept in place of the declared one. */
export const isTooDeep = (declared: unknown, actual: unknown): boolean =>
  isDeeperThan(levelsOf(declared) + mostMoreLevels, actual);

const levelsOf = (value: unknown): number =>
  isNested(value) ? 1 + membersOf(value).reduce<number>((most, member) => Math.max(most, levelsOf(member)), 0) : 0;

const isDeeperThan = (levels: number, value: unknown): boolean =>
  isNested(value) && (levels === 0 || membersOf(value).some((member) => isDeeperThan(levels - 1, member)));

const isNested = (value: unknown): value is object => typeof value === "object" && Boolean(value);

const membersOf = (value: object): unknown[] => Object.values(value);
