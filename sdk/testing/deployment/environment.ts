import path from "node:path";

export type Environment = Readonly<Record<string, string | undefined>>;

/** What the developer has set for real deployments, or a pipeline for its own summary. */
const isForeign = (name: string): boolean => /^(?:PULUMI_|ARMATURE_|GITHUB_STEP_SUMMARY$)/iu.test(name);

/** Windows spells it otherwise. */
const pathName = (environment: Environment): string =>
  Object.keys(environment).find((name) => name.toUpperCase() === "PATH") ?? "PATH";

/** These, and one more at the end of what is there. */
const withMore = (list: string | undefined, more: string, separator: string): string =>
  list === undefined || list === "" ? more : `${list}${separator}${more}`;

/** The environment without the developer's own settings, for processes that reach the emulator past any proxy. */
export function neutralEnvironment(given: Environment): Environment {
  const kept = Object.fromEntries(Object.entries(given).filter(([name]) => !isForeign(name)));
  return {
    ...kept,
    NO_PROXY: withMore(given["NO_PROXY"], "127.0.0.1", ","),
    no_proxy: withMore(given["no_proxy"], "127.0.0.1", ","),
    PULUMI_CONFIG_PASSPHRASE: "test",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    // The flags by which Pulumi's own Automation API drives the CLI are among these.
    PULUMI_DEBUG_COMMANDS: "true",
  };
}

/** This environment, with another folder at the end of PATH: what the CLI has at its side comes first. */
export function withFolderOnPath(environment: Environment, folder: string): Environment {
  const name = pathName(environment);
  return { ...environment, [name]: withMore(environment[name], folder, path.delimiter) };
}
