import path from "node:path";
import type { Engine } from "../support/engine/engine.js";
import { engineEnvironment } from "../support/stack/environment.js";

/** What npm tells the scripts that it runs, but for where packages come from and are kept. */
const isOfScript = (name: string): boolean =>
  /^(?:npm_|INIT_CWD$|NODE_PATH$)/iu.test(name) && !/^npm_config_(?:registry|userconfig|cache)$/iu.test(name);

/** Where npm's scripts find the repository's own commands. */
const isOfScripts = (place: string): boolean => /node_modules[\\/]\.bin$|node-gyp-bin$/u.test(place);

/** A user's shell: nothing of the developer's settings, and nothing of npm's, though this be run by one of its scripts. */
export function userEnvironment(engine: Engine, folder: string, registry: string): NodeJS.ProcessEnv {
  const environment = engineEnvironment(engine);
  const places = (environment["PATH"] ?? "").split(path.delimiter);
  return {
    ...Object.fromEntries(Object.entries(environment).filter(([name]) => !isOfScript(name))),
    PATH: places.filter((place) => !isOfScripts(place)).join(path.delimiter),
    PULUMI_HOME: path.join(folder, "home"),
    PULUMI_BACKEND_URL: `file://${folder}`,
    // Yarn does not look for npm's, and in a pipeline would not write the lock file that is not there yet.
    YARN_NPM_REGISTRY_SERVER: registry,
    YARN_ENABLE_IMMUTABLE_INSTALLS: "false",
  };
}
