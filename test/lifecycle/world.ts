import { afterAll, afterEach, beforeAll, beforeEach, expect } from "@jest/globals";
import {
  type EmulatorOptions,
  type RequestRecord,
  type StartedEmulator,
  startEmulator,
} from "../../sdk/testing/index.js";
import type { Bag } from "../support/provider-process/bag.js";
import { type ProviderProcess, startProvider } from "../support/provider-process/provider.js";
import { StackResource } from "../support/provider-process/resource.js";
import { leastFields } from "./declared.js";

/** A server and one provider process, for all tests of a file. */
export interface World {
  readonly emulator: StartedEmulator;
  readonly provider: ProviderProcess;
  /** A workflow of a stack, not yet there, under a logical name that no other has. */
  readonly newWorkflow: () => StackResource;
  /** What the provider has sent since the test began, by this method; by any when none is given. It has looked around before. */
  readonly sent: (method?: string) => Promise<readonly RequestRecord[]>;
}

interface WorldOptions extends EmulatorOptions {
  /** Settings by their names below `armature:`, beside the address and the key. */
  readonly settings?: Bag;
}

async function makeWorld({ settings, ...options }: WorldOptions): Promise<World> {
  const emulator = await startEmulator({ script: [{ pendingMs: 0, runningMs: 0 }], ...options });
  const given = { baseUrl: emulator.url, apiKey: emulator.apiKey, ...settings };
  const config = Object.fromEntries(Object.entries(given).map(([name, value]) => [`armature:${name}`, value]));
  const provider = await startProvider({ config });
  await open(emulator, provider);
  let workflows = 0;
  return {
    emulator,
    provider,
    newWorkflow: () => {
      workflows += 1;
      return new StackResource(provider, `workflow-${workflows}`);
    },
    sent: async (method) =>
      (await emulator.requests()).filter(
        (request) =>
          request.userAgent?.startsWith("pulumi-armature/") === true &&
          (method === undefined || request.method === method),
      ),
  };
}

/**
 * Lets a process look at its organization and at what that one holds, as it does once, before its first creation, which
 * is refused here: the tests are about what comes after.
 */
async function open(emulator: StartedEmulator, provider: ProviderProcess): Promise<void> {
  await emulator.setFaults([{ method: "POST", do: { status: 400 } }]);
  await expect(new StackResource(provider, "first").up(leastFields)).rejects.toThrow();
}

/** A key's part that nobody may see. */
const secretOf = (key: string): string => key.slice(key.lastIndexOf("_") + 1);

/**
 * Starts a server and a provider process before the first test and stops them after the last. Each test finds the
 * server with its first profile and faults, and with no request on its record. None may make the process say the key.
 */
export function startedWorld(options: WorldOptions = {}): () => World {
  let world: World | undefined;
  const started = (): World => {
    if (world === undefined) throw new Error("The world is there only while a test runs.");
    return world;
  };

  beforeAll(async () => {
    world = await makeWorld(options);
  });

  beforeEach(async () => {
    const { emulator } = started();
    await emulator.setProfile(options.profile ?? "documented");
    await emulator.setFaults(options.faults ?? []);
    await emulator.clearRequests();
  });

  afterEach(() => {
    const { emulator, provider } = started();
    expect(provider.said()).not.toContain(secretOf(emulator.apiKey));
  });

  afterAll(async () => {
    await world?.provider.close();
    await world?.emulator.stop();
  });

  return started;
}
