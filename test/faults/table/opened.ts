import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { type StartedEmulator, startEmulator } from "../../../sdk/testing/index.js";
import { temporaryFolder } from "../../support/process/temporary-folder.js";
import type { Kept } from "../../support/provider-process/resource.js";
import type { Deed } from "./deeds.js";
import { reaching, Stack } from "./stack.js";

/** A server and a stack of its own. */
export interface Opened {
  readonly emulator: StartedEmulator;
  readonly stack: Stack;
  readonly end: () => Promise<void>;
}

/** What a deployment before has left on the server and in the state. */
interface Past {
  /** The content of the server's state file. */
  readonly server: Buffer;
  readonly kept: Kept;
}

const name = "table";

const script = [{ pendingMs: 0, runningMs: 0 }];

/** A place for a server's state file, and how it is cleared away. */
function place(): { readonly stateFile: string; readonly clear: () => void } {
  const { folder, remove } = temporaryFolder("faults");
  return { stateFile: path.join(folder, "state.json"), clear: remove };
}

/** The same past serves every cell that begins with it, each with a copy, since a deployment takes a second of work. */
const pasts = new Map<Deed["before"], Promise<Past>>();

async function pastOf({ handler }: Deed, before: NonNullable<Deed["before"]>): Promise<Past> {
  const { stateFile, clear } = place();
  const emulator = await startEmulator({ script, stateFile });
  const stack = new Stack(name, handler);
  try {
    await stack.deploy(reaching(emulator), (resource) => before(resource, emulator));
  } finally {
    await emulator.stop();
  }
  const server = await readFile(stateFile);
  clear();
  return { server, kept: stack.resource.kept };
}

/** A server and a stack as the deployment before has left them. */
export async function opened(deed: Deed): Promise<Opened> {
  const { before, handler } = deed;
  if (before === undefined) {
    const emulator = await startEmulator({ script });
    return { emulator, stack: new Stack(name, handler), end: () => emulator.stop() };
  }
  const asked = pasts.get(before) ?? pastOf(deed, before);
  pasts.set(before, asked);
  const { server, kept } = await asked;
  const { stateFile, clear } = place();
  await writeFile(stateFile, server);
  const emulator = await startEmulator({ script, stateFile });
  const end = async (): Promise<void> => {
    await emulator.stop();
    clear();
  };
  return { emulator, stack: new Stack(name, handler, kept), end };
}
