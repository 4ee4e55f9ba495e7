import { randomBytes } from "node:crypto";
import { setMaxListeners } from "node:events";
import { emulatorApp, basePath } from "./app.js";
import { objectOf } from "./check/object.js";
import { type Check, checked, problem } from "./check/problem.js";
import { listOf, oneOf, wholeNumber } from "./check/value.js";
import { controlsOf } from "./control/controls.js";
import type { EmulatorOptions, StartedEmulator } from "./emulator.js";
import { checkFaults } from "./fault/check-faults.js";
import { FaultRules } from "./fault/rules.js";
import { listen } from "./listen.js";
import { RequestLog } from "./log/request-log.js";
import { optionError } from "./option-error.js";
import { resolveProfile } from "./profile/resolve.js";
import { keyForm, KeyRing, type RoleKey, roles } from "./routes/auth.js";
import type { World } from "./routes/world.js";
import { checkScript } from "./script/run-script.js";
import { openStateFile } from "./store/state-file.js";
import { Store } from "./store/store.js";

/** Refuses without repeating what was given: it may be a real key. */
const apiKeyForm: Check<string> = (value, field) =>
  typeof value === "string" && keyForm.test(value) ? [] : problem(field, "must have the form amt_<key-id>_<secret>");

const keyList: Check<readonly RoleKey[]> = listOf(
  objectOf<RoleKey>({ key: apiKeyForm, role: oneOf(roles) }, ["key", "role"]),
);

const newKey = (): string => `amt_${randomBytes(4).toString("hex")}_${randomBytes(16).toString("hex")}`;

/**
 * Starts an Armature emulator on the loopback address.
 * @throws EmulatorOptionError when an option is wrong, the port is taken or the state file cannot be used.
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<StartedEmulator> {
  const port = checked(wholeNumber(0, 65_535), options.port ?? 0, optionError("The port"));
  const apiKey = checked(apiKeyForm, options.apiKey ?? newKey(), optionError("The API key"));
  const keys = checked(keyList, options.keys ?? [], optionError("The list of keys"));
  const stateFile = await openStateFile(options.stateFile);
  const store: Store = new Store(() => stateFile.changed(store.content), stateFile.content);
  const stopping = new AbortController();
  // Every request that a fault delays listens to it.
  setMaxListeners(0, stopping.signal);
  const world: World = {
    store,
    keys: new KeyRing([...keys, { key: apiKey, role: "owner" }]),
    log: new RequestLog(),
    stopping: stopping.signal,
    profile: resolveProfile(options.profile ?? "documented"),
    script: checkScript(options.script ?? []),
    faults: new FaultRules(checkFaults(options.faults ?? [])),
  };
  const controls = controlsOf(world, { save: () => stateFile.flush(store.content), stop: () => stop() });
  const server = await listen(emulatorApp(world, controls), port);
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopping.abort();
    stopped ??= server.close().then(controls.save);
    return stopped;
  };
  return { ...controls, stop, url: `http://127.0.0.1:${server.port}${basePath}`, apiKey };
}
