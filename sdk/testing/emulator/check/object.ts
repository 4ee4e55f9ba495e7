import { closest } from "fastest-levenshtein";
import { isJsonObject } from "../json.js";
import { type Check, type Problem, problem } from "./problem.js";

type FieldChecks<T> = { readonly [K in keyof T]-?: Check<Exclude<T[K], undefined>> };

const pathOf = (parent: string, key: string): string => (parent === "" ? key : `${parent}.${key}`);

const unknownKey = (field: string, key: string, known: readonly string[]): Problem[] =>
  problem(pathOf(field, key), `is not known (the nearest known name is ${closest(key, known)})`);

/** An object of exactly these fields, with every problem of every field told at once. */
export const objectOf =
  <T extends object>(fields: FieldChecks<T>, required: readonly (keyof T & string)[]): Check<T> =>
  (value, field) => {
    if (!isJsonObject(value)) return problem(field, "must be an object");
    const known = Object.keys(fields);
    return [
      ...required
        .filter((key) => value[key] === undefined)
        .flatMap((key) => problem(pathOf(field, key), "is required")),
      ...Object.keys(value)
        .filter((key) => !known.includes(key))
        .flatMap((key) => unknownKey(field, key, known)),
      ...Object.entries<Check<unknown>>(fields)
        .filter(([key]) => value[key] !== undefined)
        .flatMap(([key, check]) => check(value[key], pathOf(field, key))),
    ];
  };
