import type { ErrorKind } from "../../provider/api/error.js";
import { type Given, variableOf } from "../../provider/config.js";
import { commandHints } from "../command-words.js";

/** What to do about an error of the API. */
export type Advice = (kind: ErrorKind) => string;

const namesAccount = ({ name, from }: Given): boolean =>
  (name === "baseUrl" || name === "organization") && from !== undefined;

/** Each setting is called as where it is given; one that nothing gives, as what names the account. */
export function adviceFor(given: readonly Given[]): Advice {
  const usual = given.find(namesAccount)?.from;
  const ofTheStack = given.filter(({ from = usual }) => from === "stack").map(({ name }) => name);
  return (kind) =>
    ofTheStack.reduce((hint, name) => hint.replaceAll(variableOf(name), `armature:${name}`), commandHints[kind]);
}
