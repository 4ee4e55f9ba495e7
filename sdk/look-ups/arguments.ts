import * as pulumi from "@pulumi/pulumi";
import { isId } from "../registration.js";
import { nearestName } from "../text/nearest-name.js";
import { programError } from "../program-error.js";

/** What a look-up is given, once it is known. */
export interface Texts {
  readonly id?: string;
  readonly name?: string;
  readonly mcpServerId?: string;
}

type Name = keyof Texts;

/** What a look-up may be given. */
export interface Form {
  readonly names: readonly Name[];
  /** Of these exactly one is given. @default none has to be */
  readonly oneOf?: readonly Name[];
}

const comesLater = (value: unknown): boolean => pulumi.Output.isInstance(value) || value instanceof Promise;

const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

const isRight = (key: Name, value: unknown): boolean =>
  key === "name" ? typeof value === "string" && value !== "" : isId(value);

const inWords = (names: readonly string[]): string => names.join(" or ");

/**
 * All that is wrong with the arguments of a look-up, and never a value.
 *
 * @param outputForm the function that takes what comes later, which is otherwise not yet wrong
 */
export function problemsIn(args: unknown, { names, oneOf = [] }: Form, outputForm?: string): string[] {
  if (typeof args !== "object" || args === null || Array.isArray(args)) return [`give it { ${inWords(names)} }`];
  const given = new Map(Object.entries(args).filter(([, value]) => isGiven(value)));
  const isLate = (name: string): boolean => comesLater(given.get(name));
  const unknown = [...given.keys()].filter((key) => !names.some((name) => name === key));
  const known = names.filter((name) => given.has(name));
  const late = outputForm === undefined ? [] : known.filter(isLate);
  const wrong = known.filter((name) => !isLate(name) && !isRight(name, given.get(name)));
  return [
    ...unknown.map((key) => `${key} is not known; the nearest is ${nearestName(key, names)}`),
    ...late.map((name) => `${name} comes later, as an output or a promise; use ${outputForm ?? ""}`),
    ...wrong.map((name) => `${name} is not ${name === "name" ? "a text with something in it" : "an id"}`),
    // What comes later may turn out undefined.
    ...(oneOf.some(isLate)
      ? []
      : choiceProblems(
          known.filter((name) => oneOf.includes(name)),
          oneOf,
        )),
  ];
}

function choiceProblems(given: readonly Name[], oneOf: readonly Name[]): string[] {
  if (oneOf.length === 0 || given.length === 1) return [];
  return [
    given.length === 0 ? `give it { ${inWords(oneOf)} }` : `${given.join(" and ")} are both given; keep only one`,
  ];
}

/** What is given, now that all of it is known. @throws pulumi.RunError naming every problem */
export function textsIn(whose: string, args: object, form: Form): Texts {
  refuse(whose, problemsIn(args, form));
  return Object.fromEntries(Object.entries(args).filter(([, value]) => isGiven(value)));
}

/** @throws pulumi.RunError naming every problem, if there is one */
export function refuse(whose: string, problems: readonly string[]): void {
  if (problems.length > 0) throw programError(`${whose}: ${problems.join("; ")}.`);
}
