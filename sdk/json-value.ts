import * as pulumi from "@pulumi/pulumi";
import { programError } from "./program-error.js";

/** Pulumi turns a function into nothing and a date into `{}` without a word, so what is not JSON is refused before. */
function problemOf(value: unknown): string | undefined {
  if (typeof value === "function" || typeof value === "symbol" || typeof value === "bigint")
    return `is a ${typeof value}`;
  if (typeof value === "number") return Number.isFinite(value) ? undefined : `is ${value}`;
  return typeof value === "object" && value !== null ? objectProblem(value) : undefined;
}

function objectProblem(value: object): string | undefined {
  if (pulumi.Resource.isInstance(value)) return "is a resource; give one of its outputs, such as its id";
  const prototype: unknown = Object.getPrototypeOf(value);
  if (Array.isArray(value) || prototype === null || prototype === Object.prototype) return undefined;
  // Another realm's plain object, as a test runner's sandbox makes them.
  if (Object.prototype.toString.call(value) === "[object Object]" && classOf(value) === "Object") return undefined;
  return `is a ${classOf(value)}`;
}

/** An object need not have a constructor. */
function classOf(value: object): string {
  const { constructor } = value as { readonly constructor?: unknown };
  return typeof constructor === "function" ? constructor.name : "nameless object";
}

interface Problems {
  readonly whose: string;
  readonly found: string[];
}

/**
 * Checks what is known of a value now; what an output or a promise brings is checked when it is there.
 *
 * @param around the objects and lists that the value stands in, which it must not be one of
 */
function checked(value: unknown, path: string, problems: Problems, around: readonly unknown[]): unknown {
  const later = (inner: unknown): unknown => jsonInputs(problems.whose, inner, path);
  if (pulumi.Output.isInstance(value)) return value.apply(later);
  if (value instanceof Promise) return value.then(later);
  const problem = around.includes(value) ? "contains itself" : problemOf(value);
  if (problem !== undefined) {
    problems.found.push(`${path === "" ? "what is given" : path} ${problem}`);
    return undefined;
  }
  // JSON has one zero: a -0 reaches the provider, comes back from the server as 0, and would be a change for ever.
  if (value === 0) return 0;
  if (typeof value !== "object" || value === null) return value;
  const inside = [...around, value];
  if (Array.isArray(value)) return value.map((member, index) => checked(member, `${path}[${index}]`, problems, inside));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      checked(inner, path === "" ? key : `${path}.${key}`, problems, inside),
    ]),
  );
}

/**
 * The same inputs, every part of them JSON.
 *
 * @param whose they are, as a message says it: `Workflow "search"`
 * @throws pulumi.RunError naming every part that is not; one that only comes with an output fails when it comes
 */
export function jsonInputs<T>(whose: string, inputs: T, path = ""): T {
  const problems: Problems = { whose, found: [] };
  const result = checked(inputs, path, problems, []);
  if (problems.found.length === 0) return result as T;
  throw programError(
    `${whose}: ${problems.found.join("; ")}. Inputs are JSON: texts, finite numbers, true, false, null, lists and plain objects.`,
  );
}
