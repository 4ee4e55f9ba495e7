import { randomBytes } from "node:crypto";
import { setMaxListeners } from "node:events";
import { emulatorApp, basePath } from "./app.js";
import { checkOptions } from "./check-options.js";
import { controlsOf } from "./control/controls.js";
import type { EmulatorOptions, StartedEmulator } from "./emulator.js";
import { FaultRules } from "./fault/rules.js";
import { listen } from "./listen.js";
import { RequestLog } from "./log/request-log.js";
import { resolveProfile } from "./profile/resolve.js";
import { KeyRing } from "./routes/auth.js";
import type { World } from "./routes/world.js";
import { openStateFile, type StateContent } from "./store/state-file.js";
import { Store } from "./store/store.js";

const newKey = (): string => `amt_${randomBytes(4).toString("hex")}_${randomBytes(16).toString("hex")}`;

/**
 * Starts an Armature emulator on the loopback address.
 * @throws EmulatorOptionError naming every wrong or unknown option, or when the port is taken or the state file cannot be used.
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<StartedEmulator> {
  const given = checkOptions(options);
  const { port = 0, keys = [], profile = "documented", faults = [], script = [] } = given;
  const stateFile = await openStateFile(given.stateFile);
  const madeKey = stateFile.content?.madeKey ?? newKey();
  // One that was given may be a real one: it is in no file.
  const { apiKey = madeKey } = given;
  const held = (): StateContent => ({ ...store.content(), madeKey });
  const store: Store = new Store(() => stateFile.changed(held), stateFile.content);
  const stopping = new AbortController();
  // Every request that a fault delays listens to it.
  setMaxListeners(0, stopping.signal);
  const world: World = {
    store,
    keys: new KeyRing([...keys, { key: apiKey, role: "owner" }]),
    log: new RequestLog(),
    stopping: stopping.signal,
    profile: resolveProfile(profile),
    script,
    faults: new FaultRules(faults),
  };
  const controls = controlsOf(world, { save: () => stateFile.flush(held), stop: () => stop() });
  const server = await listen(emulatorApp(world, controls), port);
  // A stack may be told the key before there is anything else to write.
  if (madeKey !== stateFile.content?.madeKey) stateFile.changed(held);
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopping.abort();
    stopped ??= server.close().then(controls.save);
    return stopped;
  };
  return { ...controls, stop, url: `http://127.0.0.1:${server.port}${basePath}`, apiKey };
}
