import { createServer, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { Hono } from "hono";
import { EmulatorOptionError } from "./option-error.js";
import type { RequestEnvironment } from "./routes/world.js";

/** How long an idle connection is kept, in milliseconds: longer than any client of ours keeps one. */
const keepAliveMs = 60_000;

function portError(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === "EADDRINUSE") {
    return new EmulatorOptionError(`Port ${port} is in use: choose another, or 0 for any free one.`);
  }
  if (error.code === "EACCES") {
    return new EmulatorOptionError(`Port ${port} may not be opened by this user: choose one from 1024, or 0.`);
  }
  return error;
}

function opened(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(portError(error, port)));
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      if (typeof address === "object" && address !== null) resolve(address.port);
      else reject(new Error("The server listens on no port."));
    });
  });
}

/** Serves the app on the loopback address; closing cuts every connection. */
export async function listen(
  app: Hono<RequestEnvironment>,
  port: number,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  // The user's own process keeps its global Request and Response.
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const server = createServer({ keepAliveTimeout: keepAliveMs }, (incoming, outgoing) => {
    listener(incoming, outgoing).catch(() => outgoing.destroy());
  });
  return {
    port: await opened(server, port),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
