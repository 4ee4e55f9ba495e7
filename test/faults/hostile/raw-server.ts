import { createServer, type Server, type Socket } from "node:net";

/** What goes over the wire, from the first byte of the status line on. */
export type Bytes = string | Uint8Array;

/** Answers each request with these bytes and closes the connection. */
export function rawServer(
  answer: (method: string, path: string, body: string) => Bytes,
): Server & { closeAllConnections(): void } {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => socket.destroy());
    let heard = "";
    socket.setEncoding("latin1").on("data", (text: string) => {
      heard += text;
      const [head = "", body] = heard.split("\r\n\r\n", 2);
      const length = Number(/content-length: (\d+)/iu.exec(head)?.[1] ?? 0);
      if (body === undefined || heard.length - head.length - 4 < length) return;
      const [method = "", path = ""] = head.split(" ", 2);
      socket.end(answer(method, path, body));
    });
  });
  return Object.assign(server, {
    closeAllConnections: () => {
      for (const socket of sockets) socket.destroy();
    },
  });
}

/** An answer with a head that fits its body, or that claims something else. */
export function answerOf(status: number, body: Bytes, head: Readonly<Record<string, string>> = {}): Uint8Array {
  const bytes = Buffer.from(body);
  const lines = { "content-type": "application/json", "content-length": String(bytes.length), ...head };
  const text = Object.entries(lines)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join("");
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status} Said\r\n${text}\r\n`, "latin1"), bytes]);
}
