import { nearestName } from "../../provider/problems.js";
import { settingsSchema, variableOf } from "../../provider/config.js";
import { oneLine } from "../../provider/report/words.js";
import { type Finding, warning } from "./finding.js";

const names = Object.keys(settingsSchema.shape);

/** What a gate is opened by comes from the environment alone. */
const variables = [...names.map(variableOf), "ARMATURE_GATE", "ARMATURE_GATE_REASON"];

type Environment = Readonly<Record<string, string | undefined>>;

const isSet = (value: string | undefined): boolean => value !== undefined && value !== "";

function misspelt(name: string, known: readonly string[]): Finding {
  const mend = `Give it as ${nearestName(name, known)}, or remove it.`;
  return warning(oneLine(name), "is no setting, so nothing reads it", mend);
}

/** The account's name in the environment, which a stack that names one makes no use of. */
function hidden(given: readonly string[], environment: Environment): Finding[] {
  const naming = ["baseUrl", "organization"].filter((name) => !given.includes(`armature:${name}`));
  if (naming.length === 2) return [];
  return naming
    .map(variableOf)
    .filter((name) => isSet(environment[name]))
    .map((name) => warning(name, "is not read: the stack names the account", "Remove it, or set it in the stack."));
}

/** What looks like a setting and is none, or is not the one that counts. @param keys what the stack's configuration has */
export function unreadSettings(keys: readonly string[], environment: Environment): Finding[] {
  const given = keys.filter((key) => key.startsWith("armature:"));
  const known = names.map((name) => `armature:${name}`);
  const outside = Object.keys(environment).filter((name) => name.startsWith("ARMATURE_") && isSet(environment[name]));
  return [
    ...given.filter((key) => !known.includes(key)).map((key) => misspelt(key, known)),
    ...outside.filter((name) => !variables.includes(name)).map((name) => misspelt(name, variables)),
    ...hidden(given, environment),
  ];
}
