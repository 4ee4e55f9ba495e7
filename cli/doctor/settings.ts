import {
  type Given,
  givenSettings,
  readSettings,
  type SettingProblem,
  type Settings,
  SettingsError,
  variableOf,
} from "../../provider/config.js";
import { oneLine } from "../../provider/report/words.js";
import { type Advice, adviceFor } from "./advice.js";
import { type Finding, ok, problem, warning } from "./finding.js";
import type { Project } from "./project.js";
import { type Configuration, stackConfiguration } from "./stack-configuration.js";
import { unreadSettings } from "./unread-settings.js";
import { unreadStack } from "./unread-stack.js";

type Environment = Readonly<Record<string, string | undefined>>;

const sourceOf = ({ name, from }: Given): string => (from === "stack" ? "the stack" : variableOf(name));

/** A value for everybody to read: of a key, the part that the dashboard shows. */
function shown({ name, value, from }: Given, stack: Configuration): string {
  const text = String(value);
  if (name === "apiKey") return `${/^am[ti]_[^_]*_/.exec(text)?.[0] ?? ""}…`;
  return from === "stack" && stack[`armature:${name}`]?.secret === true ? "a secret" : oneLine(text);
}

/** A key that anybody can read in the stack's file is as good as lost. */
function found({ name, from }: Given, stack: Configuration, text: string): Finding {
  const isOpen = name === "apiKey" && from === "stack" && stack["armature:apiKey"]?.secret !== true;
  if (!isOpen) return ok(`armature:${name}`, text);
  const mend = "Run `pulumi config set --secret armature:apiKey`, and make a new key if others have seen that file.";
  return warning("armature:apiKey", `${text}, in plain text`, mend);
}

/** A line for each setting that is given, and each problem where it is. A value that is refused may be anything: it is not shown. */
function lines(given: readonly Given[], problems: readonly SettingProblem[], stack: Configuration): Finding[] {
  const asMended = ({ name, said, mend }: SettingProblem, source: string): Finding => {
    const advice = `${mend.charAt(0).toUpperCase()}${mend.slice(1)}.`;
    return problem(name === undefined ? "account" : `armature:${name}`, `${said}${source}`, advice);
  };
  const own = given.flatMap((one) => {
    const wrong = problems.find(({ name }) => name === one.name);
    if (one.from === undefined) return wrong === undefined ? [] : [asMended(wrong, "")];
    const source = ` (${sourceOf(one)})`;
    if (wrong !== undefined) return [asMended(wrong, source)];
    return [found(one, stack, `${shown(one, stack)}${source}`)];
  });
  return [...problems.filter(({ name }) => name === undefined).map((one) => asMended(one, "")), ...own];
}

/** Settings as a deployment would read them. */
export interface Read {
  readonly findings: readonly Finding[];
  /** Undefined where they cannot be used. */
  readonly settings: Settings | undefined;
  /** In the words of whoever gave the settings. */
  readonly advice: Advice;
}

function read(stack: Configuration, environment: Environment): Read {
  const lookups = [(name: string) => stack[name]?.value, (name: string) => environment[name]] as const;
  const given = givenSettings(...lookups);
  const advice = adviceFor(given);
  try {
    return { settings: readSettings(...lookups), findings: lines(given, [], stack), advice };
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return { settings: undefined, findings: lines(given, error.problems, stack), advice };
  }
}

/** What is set for this project and its stack, and what is wrong with it. */
export async function lookAtSettings(
  { name, folder, hasStacks }: Project,
  stack: string | undefined,
  environment: Environment,
): Promise<Read> {
  const result = await stackConfiguration(folder, stack);
  const isMeant = stack !== undefined || hasStacks;
  const unread = "failure" in result ? [unreadStack(result.failure, isMeant, environment)] : [];
  if (unread.length > 0 && isMeant)
    return { settings: undefined, findings: [...unread, ...unreadSettings([], environment)], advice: adviceFor([]) };
  const configuration = "failure" in result ? {} : result.configuration;
  const { findings, ...known } = read(configuration, environment);
  // The configuration of a project of that name is its program's own.
  const keys = name === "armature" ? [] : Object.keys(configuration);
  return { ...known, findings: [...unread, ...findings, ...unreadSettings(keys, environment)] };
}
