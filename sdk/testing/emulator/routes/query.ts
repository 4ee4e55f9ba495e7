import { problem } from "../check/problem.js";
import { invalid } from "./refusal.js";

/** A query parameter that counts from 1. @throws Refusal when it does not. */
export function positiveNumber(name: string, value: string | undefined, otherwise: number): number {
  if (value === undefined) return otherwise;
  if (/^[1-9]\d{0,8}$/u.test(value)) return Number(value);
  throw invalid(problem(name, "must be a whole number from 1"));
}
