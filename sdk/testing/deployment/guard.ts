import { createServer, type Server } from "node:http";

/** A proxy that lets nothing through, so that what uses proxies stays on this machine. */
export interface Guard {
  readonly url: string;
  /** A line on the hosts that were kept from since the last call; empty when there were none. */
  readonly takeText: () => string;
  readonly stop: () => Promise<void>;
}

const reason = "Kept on this machine by deployProgram";

function portOf(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      if (typeof address === "object" && address !== null) resolve(address.port);
      else reject(new Error("The proxy listens on no port."));
    });
  });
}

const lineOn = (hosts: ReadonlySet<string>): string =>
  hosts.size === 0
    ? ""
    : `deployProgram kept this from the network: ${[...hosts].sort().join(", ")}. ` +
      "To let it out, set HTTPS_PROXY in the option env, or name the host in NO_PROXY.\n";

export async function startGuard(): Promise<Guard> {
  const hosts = new Set<string>();
  const server = createServer((request, response) => {
    const { url = "" } = request;
    hosts.add(URL.canParse(url) ? new URL(url).host : "an address without a host");
    response.writeHead(403, reason).end(`${reason}.\n`);
  });
  server.on("connect", ({ url = "" }, socket) => {
    hosts.add(url);
    socket.on("error", () => socket.destroy()).end(`HTTP/1.1 403 ${reason}\r\n\r\n`);
  });
  const port = await portOf(server);
  return {
    url: `http://127.0.0.1:${port}`,
    takeText: () => {
      const text = lineOn(hosts);
      hosts.clear();
      return text;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
