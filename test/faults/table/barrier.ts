import { createServer as createTlsServer } from "node:https";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { StartedEmulator } from "../../../sdk/testing/index.js";
import { selfSigned } from "../../api/certificate.js";
import { tunnelling } from "../../api/proxies.js";
import type { ProviderOptions } from "../../support/provider-process/provider.js";
import type { Barrier } from "./fault.js";
import { reaching } from "./stack.js";

/** A way to the server that leads nowhere. */
export interface Blocked {
  readonly options: ProviderOptions;
  readonly end: () => Promise<void>;
}

const nothingToEnd = (): Promise<void> => Promise.resolve();

/** Settings with which a provider process does not reach the server. */
export async function behind(barrier: Barrier, emulator: StartedEmulator): Promise<Blocked> {
  const at = (baseUrl: string): ProviderOptions =>
    reaching({ url: `${baseUrl}/api/armature/v1`, apiKey: emulator.apiKey });
  switch (barrier) {
    case "refused":
      // A port that nobody may listen on without being asked.
      return { options: at("http://127.0.0.1:1"), end: nothingToEnd };
    case "dns":
      return { options: at("http://nowhere.invalid"), end: nothingToEnd };
    case "tls": {
      const { port, end } = await listening(createTlsServer(selfSigned()));
      return { options: at(`https://127.0.0.1:${port}`), end };
    }
    case "proxy": {
      const { port, end } = await listening(tunnelling(403).server);
      return { options: { ...reaching(emulator), env: { HTTP_PROXY: `http://127.0.0.1:${port}` } }, end };
    }
  }
}

async function listening(server: Server): Promise<{ readonly port: number; readonly end: () => Promise<void> }> {
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    end: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
