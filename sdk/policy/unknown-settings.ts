/** Settings that a configuration gives a rule and that the rule does not have. */
export const unknownSettings = (rule: string, given: object, known: readonly string[]): string[] =>
  Object.keys(given)
    .filter((key) => !known.includes(key))
    .map((key) => `config.${rule}.${key}: the rule has no such setting; it has ${known.join(", ")}`);
