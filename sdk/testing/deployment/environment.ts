import path from "node:path";

export type Environment = Readonly<Record<string, string | undefined>>;

/** What any process needs of a computer: nothing by which it could act in its user's name. */
const needed = new Set(
  [
    ["PATH", "PATHEXT", "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "LD_LIBRARY_PATH"],
    ["TMPDIR", "TMP", "TEMP", "TZ", "LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "USER", "LOGNAME", "USERNAME"],
    ["NODE_OPTIONS", "NODE_PATH", "NODE_ENV", "NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE", "SSL_CERT_DIR"],
  ].flat(),
);

/** Windows spells it otherwise. */
const pathName = (environment: Environment): string =>
  Object.keys(environment).find((name) => name.toUpperCase() === "PATH") ?? "PATH";

/** The variables by which HTTP clients find a proxy: some know one spelling only. */
const proxies = (proxy: string, direct: string): Environment => ({
  ...Object.fromEntries(["HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"].map((name) => [name, proxy])),
  NO_PROXY: direct,
  no_proxy: direct,
});

/** Where the processes of a deployment may go. */
export interface Reach {
  /** The address of the proxy for everything but this machine and the emulator. */
  readonly proxy: string;
  /** The address of the emulator. */
  readonly emulator: string;
}

/** The environment of processes that have nothing of their user's, and reach the emulator and nothing beyond. */
export function neutralEnvironment(given: Environment, { proxy, emulator }: Reach): Environment {
  const kept = Object.fromEntries(Object.entries(given).filter(([name]) => needed.has(name.toUpperCase())));
  return {
    ...kept,
    ...proxies(proxy, ["127.0.0.1", "localhost", "::1", new URL(emulator).hostname].join(",")),
    PULUMI_CONFIG_PASSPHRASE: "test",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    // The developer's own plugins are lent: nothing is to be added to them.
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    // The flags by which Pulumi's own Automation API drives the CLI are among these.
    PULUMI_DEBUG_COMMANDS: "true",
  };
}

/** This environment with these variables, each in place of every other spelling of its name. */
export function withVariables(environment: Environment, given: Environment): Environment {
  const names = new Set(Object.keys(given).map((name) => name.toUpperCase()));
  const others = Object.entries(environment).filter(([name]) => !names.has(name.toUpperCase()));
  return { ...Object.fromEntries(others), ...given };
}

/** This environment, with another folder at the end of PATH: what the CLI has at its side comes first. */
export function withFolderOnPath(environment: Environment, folder: string): Environment {
  const name = pathName(environment);
  const list = environment[name] ?? "";
  return { ...environment, [name]: list === "" ? folder : `${list}${path.delimiter}${folder}` };
}
