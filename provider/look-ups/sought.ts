import { distance } from "fastest-levenshtein";
import { oneLine } from "../report/words.js";

/** How many names are told of those that are like the one that is not there. */
const mostNames = 3;

/** Something as a person names it. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** What something is asked for by: one of the two. */
export type IdOrName = { readonly id: string } | { readonly name: string };

/** What is looked for is not there, or is more than one: one line with what it may have been. */
export class NoSuch extends Error {
  override readonly name = "NoSuch";
  /** The same for a question that nobody may read. */
  readonly withoutWords: string;

  constructor(message: string, withoutWords: string) {
    super(message);
    this.withoutWords = withoutWords;
  }
}

/** The only one of that name. @throws NoSuch when there is none, or more than one */
export function onlyNamed<Row extends Named>(kind: string, rows: readonly Row[], name: string): Row {
  const named = rows.filter((row) => row.name === name);
  const [only, ...others] = named;
  if (only === undefined) throw noSuch(kind, rows, name);
  if (others.length === 0) return only;
  const advice = `give the id, one of ${named.map(({ id }) => oneLine(id)).join(", ")}.`;
  const many = `More than one ${kind}`;
  throw new NoSuch(`${many} is called "${oneLine(name)}": ${advice}`, `${many} has that name: ${advice}`);
}

/** @param wanted the id or the name that none of them has */
export function noSuch(kind: string, rows: readonly Named[], wanted: string): NoSuch {
  const none = `There is no ${kind}`;
  return new NoSuch(`${none} "${oneLine(wanted)}"${likes(rows, wanted)}.`, `${none} of that id or name.`);
}

/** Those whose name or id is like the one that is not there, the nearest first. */
function likes(rows: readonly Named[], wanted: string): string {
  const differs = ({ id, name }: Named): number =>
    Math.min(...[id, name].map((text) => distance(text.toLowerCase(), wanted.toLowerCase())));
  const near = rows.filter((row) => differs(row) <= wanted.length / 3).sort((a, b) => differs(a) - differs(b));
  const names = near.slice(0, mostNames).map(({ id, name }) => `"${oneLine(name)}" (${oneLine(id)})`);
  return names.length === 0 ? "" : `; there is ${names.join(", ")}`;
}
