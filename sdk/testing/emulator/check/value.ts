import { isJsonObject, type JsonObject } from "../json.js";
import { type Check, problem } from "./problem.js";

export const text: Check<string> = (value, field) =>
  typeof value === "string" ? [] : problem(field, "must be a string");

export const filledText: Check<string> = (value, field) => {
  if (typeof value !== "string") return problem(field, "must be a string");
  return value.trim() === "" ? problem(field, "must not be empty") : [];
};

export const flag: Check<boolean> = (value, field) =>
  typeof value === "boolean" ? [] : problem(field, "must be true or false");

export const anyObject: Check<JsonObject> = (value, field) =>
  isJsonObject(value) ? [] : problem(field, "must be an object");

export const wholeNumber =
  (least: number, most = Number.MAX_SAFE_INTEGER): Check<number> =>
  (value, field) => {
    if (Number.isInteger(value) && Number(value) >= least && Number(value) <= most) return [];
    const range = most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `between ${least} and ${most}`;
    return problem(field, `must be a whole number ${range}`);
  };

export const amount: Check<number> = (value, field) =>
  typeof value === "number" && Number.isFinite(value) && value >= 0 ? [] : problem(field, "must be a number from 0");

export const oneOf =
  <const T extends string | boolean | null>(values: readonly T[]): Check<T> =>
  (value, field) =>
    values.some((known) => known === value) ? [] : problem(field, `must be one of ${values.join(", ")}`);

export const listOf =
  <T>(item: Check<T>): Check<readonly T[]> =>
  (value, field) =>
    Array.isArray(value)
      ? value.flatMap((entry, index) => item(entry, `${field}[${index}]`))
      : problem(field, "must be a list");

/** A value of one kind or the other; the problems told are the first kind's unless the second's shape fits. */
export const either =
  <A, B>(first: Check<A>, fits: (value: unknown) => boolean, second: Check<B>): Check<A | B> =>
  (value, field) =>
    fits(value) ? second(value, field) : first(value, field);
