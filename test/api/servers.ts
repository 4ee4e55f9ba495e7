import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo, Server as NetServer } from "node:net";
import { afterEach } from "@jest/globals";
import { type EmulatorOptions, type StartedEmulator, startEmulator } from "../../sdk/testing/index.js";

/** Starts servers that end with the test. */
export interface Servers {
  /** Its runs end at once. */
  readonly emulator: (options?: EmulatorOptions) => Promise<StartedEmulator>;
  /** A server of the test's own, for what the emulator cannot do; its base URL. */
  readonly serving: (listener: RequestListener) => Promise<string>;
  /** The port that a server of any kind got on the loopback address. */
  readonly port: (server: NetServer & Partial<Pick<Server, "closeAllConnections">>) => Promise<number>;
}

export function servers(): Servers {
  const ends: (() => Promise<void>)[] = [];
  afterEach(async () => {
    await Promise.all(ends.splice(0).map((end) => end()));
  });

  const port: Servers["port"] = async (server) => {
    await new Promise<void>((resolve) => {
      server.listen(0, "127.0.0.1", resolve);
    });
    ends.push(
      () =>
        new Promise((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections?.();
        }),
    );
    return (server.address() as AddressInfo).port;
  };

  return {
    port,
    emulator: async (options) => {
      const emulator = await startEmulator({ script: [{ pendingMs: 0, runningMs: 0 }], ...options });
      ends.push(() => emulator.stop());
      return emulator;
    },
    serving: async (listener) => `http://127.0.0.1:${await port(createServer(listener))}/api`,
  };
}

/** A base URL where nothing listens. */
export async function closedPort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}/api`;
}
