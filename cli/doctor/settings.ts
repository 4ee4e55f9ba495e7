import { readSettings, type Settings, SettingsError, settingsSchema, variableOf } from "../../provider/config.js";
import { printed } from "./command.js";
import { type Finding, ok, problem, warning } from "./finding.js";

type Environment = Readonly<Record<string, string | undefined>>;

/** What a stack's configuration says, by full name. */
type Configuration = Readonly<Record<string, string>>;

/** Undefined where there is no project or stack here, or its secrets cannot be read. */
async function configuration(folder: string, stack: string | undefined): Promise<Configuration | undefined> {
  const named = stack === undefined ? [] : ["--stack", stack];
  const text = await printed("pulumi", ["config", "--json", "--show-secrets", "--non-interactive", ...named], folder);
  if (text === undefined) return undefined;
  const values = JSON.parse(text) as Readonly<Record<string, { readonly value?: string }>>;
  return Object.fromEntries(Object.entries(values).map(([name, { value = "" }]) => [name, value]));
}

/** A value for everybody to read: of a key, the part that the dashboard shows. */
const shown = (name: string, value: string): string =>
  name === "apiKey" ? `${/^am[ti]_[^_]*_/.exec(value)?.[0] ?? ""}…` : value;

function sources(stack: Configuration, environment: Environment): Finding[] {
  return Object.keys(settingsSchema.shape).flatMap((name) => {
    const [own, outside] = [stack[`armature:${name}`], environment[variableOf(name)]];
    if (own !== undefined && own !== "") return [ok(`armature:${name}`, `${shown(name, own)} (the stack)`)];
    if (outside === undefined || outside === "") return [];
    return [ok(`armature:${name}`, `${shown(name, outside)} (${variableOf(name)})`)];
  });
}

/** Settings as a deployment would read them. */
export interface Read {
  readonly findings: readonly Finding[];
  /** Undefined where they cannot be used. */
  readonly settings: Settings | undefined;
}

export async function lookAtSettings(
  folder: string,
  stack: string | undefined,
  environment: Environment,
): Promise<Read> {
  const configured = await configuration(folder, stack);
  const unread = warning(
    "stack",
    "pulumi shows no configuration here, so only the environment counts",
    "Run the command in the folder of the project, with a stack selected or --stack.",
  );
  const found = [...(configured === undefined ? [unread] : []), ...sources(configured ?? {}, environment)];
  try {
    const settings = readSettings(
      (name) => configured?.[name],
      (name) => environment[name],
    );
    return { findings: found, settings };
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return { findings: [...found, problem("settings", "they cannot be used", error.message)], settings: undefined };
  }
}
