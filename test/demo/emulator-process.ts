import path from "node:path";
import { attachEmulator, type Emulator } from "../../sdk/testing/index.js";
import { startChild } from "../support/process/child.js";

export interface EmulatorProcess {
  readonly emulator: Emulator;
  readonly apiKey: string;
  readonly end: () => Promise<void>;
}

const cli = path.resolve(__dirname, "../../dist/cli/main.js");

/** Starts `pulumi-armature emulator` as a user does, in a process of its own. @throws Error when it does not start. */
export async function startEmulatorProcess(): Promise<EmulatorProcess> {
  const announcement = await new Promise<{ readonly line: string; readonly end: () => Promise<void> }>(
    (resolve, reject) => {
      const { ended, kill } = startChild(process.execPath, [cli, "emulator", "--json"], {
        onText: (line) => resolve({ line, end }),
      });
      const end = async (): Promise<void> => {
        kill("SIGTERM");
        await ended;
      };
      ended.then(({ output }) => reject(new Error(`The emulator did not start: ${output}`)), reject);
    },
  );
  const { url, apiKey } = JSON.parse(announcement.line) as { url: string; apiKey: string };
  return { emulator: await attachEmulator(url), apiKey, end: announcement.end };
}
