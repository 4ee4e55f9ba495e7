import { afterEach } from "@jest/globals";
import { type EmulatorOptions, type StartedEmulator, startEmulator } from "../../sdk/testing/index.js";

/** Starts emulators that end with the test. Their runs end at once unless the test has a script of its own. */
export function emulators(): (options?: EmulatorOptions) => Promise<StartedEmulator> {
  const started: StartedEmulator[] = [];
  afterEach(async () => {
    await Promise.all(started.splice(0).map((emulator) => emulator.stop()));
  });
  return async (options) => {
    const emulator = await startEmulator({ script: [{ pendingMs: 0, runningMs: 0 }], ...options });
    started.push(emulator);
    return emulator;
  };
}
