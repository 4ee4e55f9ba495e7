import { objectOf } from "./object.js";
import { type Check, problem } from "./problem.js";
import { either, wholeNumber } from "./value.js";

/** A range of counts from 1, both ends included; without `to` it has no end. */
export interface OccurrenceRange {
  readonly from: number;
  readonly to?: number;
}

/** The n-th time something happens, counted from 1, or a range of them. */
export type Occurrence = number | OccurrenceRange;

export function occurs(occurrence: Occurrence | undefined, count: number): boolean {
  if (occurrence === undefined) return true;
  if (typeof occurrence === "number") return occurrence === count;
  return count >= occurrence.from && count <= (occurrence.to ?? Infinity);
}

const range: Check<OccurrenceRange> = (value, field) => {
  const shape = objectOf<OccurrenceRange>({ from: wholeNumber(1), to: wholeNumber(1) }, ["from"])(value, field);
  if (shape.length > 0) return shape;
  const { from, to = Infinity } = value as OccurrenceRange;
  return from <= to ? [] : problem(field, "must not end before it starts");
};

export const occurrence: Check<Occurrence> = either(wholeNumber(1), (value) => typeof value === "object", range);
