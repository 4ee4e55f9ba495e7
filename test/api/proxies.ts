import { createServer, type IncomingMessage, type Server } from "node:http";
import { connect, type Socket } from "node:net";

/** A proxy that makes tunnels, and what it was asked for. */
export interface Proxy {
  readonly server: Server;
  /** The `host:port` of each tunnel, in their order. */
  readonly tunnels: string[];
  readonly authorizations: (string | undefined)[];
  /** What went through its tunnels to the other side. */
  readonly carried: () => string;
}

/**
 * @param answer what a CONNECT is answered with; a tunnel is made only with 200
 * @param leadsTo the port at which every tunnel ends, in place of the one that is asked for
 */
export function tunnelling(answer: number | "nothing" | "closed connection" = 200, leadsTo?: number): Proxy {
  const tunnels: string[] = [];
  const authorizations: (string | undefined)[] = [];
  const sockets = new Set<Socket>();
  const chunks: Buffer[] = [];
  const server = createServer();
  server.on("connect", (request: IncomingMessage, socket: Socket) => {
    tunnels.push(request.url ?? "");
    authorizations.push(request.headers["proxy-authorization"]);
    sockets.add(socket);
    socket.on("error", () => socket.destroy());
    if (answer === "nothing") return;
    if (answer === "closed connection") {
      socket.destroy();
      return;
    }
    if (answer !== 200) {
      socket.end(`HTTP/1.1 ${answer} No\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    const { hostname, port } = new URL(`http://${request.url ?? ""}`);
    const target = connect(leadsTo ?? Number(port), hostname, () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      socket.on("data", (chunk: Buffer) => chunks.push(chunk));
      target.pipe(socket).pipe(target);
    });
    target.on("error", () => socket.destroy());
    socket.on("close", () => target.destroy());
  });
  const close = server.closeAllConnections.bind(server);
  server.closeAllConnections = () => {
    // A tunnel is no connection of the HTTP server's any more.
    for (const socket of sockets) socket.destroy();
    close();
  };
  return { server, tunnels, authorizations, carried: () => Buffer.concat(chunks).toString() };
}
