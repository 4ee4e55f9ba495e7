import { distance } from "fastest-levenshtein";
import type { z } from "zod";
import { unknownValue, type Problem, type Properties } from "./resource.js";

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** The names that an object at this place may have; asked only of a place that takes no others. */
export type KnownNames = (path: Path) => readonly string[];

/**
 * All that a schema finds wrong with inputs. A value that a preview does not know yet is not yet wrong.
 *
 * @param knownNames left out where nobody writes the names by hand
 */
export function problemsIn(inputs: Properties, schema: z.ZodType, knownNames?: KnownNames): Problem[] {
  const issues = schema.safeParse(inputs).error?.issues ?? [];
  return issues.flatMap((issue) => problemsOf(issue, inputs, knownNames));
}

function problemsOf(issue: Issue, inputs: Properties, knownNames: KnownNames | undefined): Problem[] {
  const value = valueAt(inputs, issue.path);
  if (value === unknownValue) return [];
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => {
      const names = knownNames?.(issue.path);
      const nearest = names === undefined ? "" : `; the nearest known name is ${nearestName(key, names)}`;
      return { path: pathText([...issue.path, key]), message: `is not known${nearest}` };
    });
  }
  return [{ path: pathText(issue.path), message: messageOf(issue, value) }];
}

/** A name that has all of the wrong one in it is nearer than any other: `prompt` is `testerPrompt`, and not `name`. */
export function nearestName(wrong: string, names: readonly string[]): string {
  const containing = names.filter((name) => spelling(name).includes(spelling(wrong)));
  const differs = (name: string): number => distance(spelling(name), spelling(wrong));
  return (containing.length > 0 ? containing : names).reduce((nearest, name) =>
    differs(name) < differs(nearest) ? name : nearest,
  );
}

/** `tester_model_id` and `testerModelID` are ways to write `testerModelId`. */
const spelling = (name: string): string => name.replaceAll("_", "").toLowerCase();

function messageOf(issue: Issue, value: unknown): string {
  if (issue.code !== "invalid_type") return issue.message;
  const wanted = kinds[issue.expected] ?? issue.expected;
  return value === undefined ? `is missing; give it ${wanted}` : `is ${kindOf(value)}; give it ${wanted}`;
}

const kinds: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
};

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && !value) return "null";
  return kinds[typeof value] ?? typeof value;
}

function valueAt(inputs: Properties, path: Path): unknown {
  let value: unknown = inputs;
  for (const key of path) {
    if (typeof value !== "object" || !value) return value;
    value = (value as Readonly<Record<PropertyKey, unknown>>)[key];
  }
  return value;
}

function pathText(path: Path): string {
  const parts = path.map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`));
  return parts.join("").replace(/^\./, "");
}
