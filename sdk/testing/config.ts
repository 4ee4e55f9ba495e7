import { objectOf } from "./emulator/check/object.js";
import { type Check, checked, oneLine, problem } from "./emulator/check/problem.js";
import { either, oneOf, text } from "./emulator/check/value.js";
import { isJsonObject } from "./emulator/json.js";

/** A value of a stack's configuration, in the clear or as a secret. */
export type ConfigValue = string | { readonly value: string; readonly secret: true };

/** Values of a stack's configuration by their names; a name without a namespace is the project's own. */
export type StackConfig = Readonly<Record<string, ConfigValue>>;

/** An object of any keys. */
export const recordOf =
  <T>(item: Check<T>): Check<Readonly<Record<string, T>>> =>
  (value, field) =>
    isJsonObject(value)
      ? Object.entries(value).flatMap(([key, entry]) => item(entry, field === "" ? key : `${field}.${key}`))
      : problem(field, "must be an object");

const secret = objectOf<{ readonly value: string; readonly secret: true }>({ value: text, secret: oneOf([true]) }, [
  "value",
  "secret",
]);

export const stackConfig: Check<StackConfig> = recordOf(either(text, isJsonObject, secret));

/** @throws Error naming every value that is none */
export const checkConfig = (config: unknown): StackConfig =>
  checked(stackConfig, config, (problems) => new Error(`The configuration cannot be used: ${oneLine(problems)}.`));
