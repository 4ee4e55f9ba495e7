import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";

/** Whether the answer went out by hand, so that there is none left to send. */
export const isSentByHand = (response: Response): boolean => response.headers.has("x-hono-already-sent");

export function cut(outgoing: ServerResponse): Response {
  outgoing.socket?.destroy();
  return RESPONSE_ALREADY_SENT;
}

async function untilClosed(outgoing: ServerResponse): Promise<Response> {
  if (!outgoing.closed) await once(outgoing, "close");
  return RESPONSE_ALREADY_SENT;
}

/** Sends nothing and waits for the client to go. */
export const stallBeforeHeaders = untilClosed;

/** Sends the headers and half a JSON body, so that it has left the process. */
function sendHalf(outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(200, { "content-type": "application/json" });
  return new Promise((resolve) => outgoing.write('{"workflow":{"id":"wf_', () => resolve()));
}

/** Sends the headers and half a JSON body, then waits for the client to go. */
export async function stallInBody(outgoing: ServerResponse): Promise<Response> {
  await sendHalf(outgoing);
  return untilClosed(outgoing);
}

/** Sends the headers and half a JSON body, then closes the connection. */
export async function cutInBody(outgoing: ServerResponse): Promise<Response> {
  await sendHalf(outgoing);
  return cut(outgoing);
}

const byteMs = 100;

/** Sends the start of a JSON body and a blank every now and then after it, until the client goes. */
export async function sendSlowly(outgoing: ServerResponse): Promise<Response> {
  await sendHalf(outgoing);
  while (!outgoing.destroyed && !outgoing.closed) {
    outgoing.write(" ");
    await wait(byteMs);
  }
  return RESPONSE_ALREADY_SENT;
}

const chunk = Buffer.alloc(1024 * 1024, " ");

/** Sends the start of a JSON body and blanks after it, as fast as the client reads, until it goes. */
export async function sendEndlessly(outgoing: ServerResponse): Promise<Response> {
  outgoing.writeHead(200, { "content-type": "application/json" });
  outgoing.write('{"rows":[');
  while (!outgoing.destroyed && !outgoing.closed) {
    // A drained chunk or a closed connection; either comes on a later turn, so that the process serves others meanwhile.
    await new Promise<void>((resolve) => {
      outgoing.once("close", resolve);
      outgoing.write(chunk, () => {
        outgoing.off("close", resolve);
        resolve();
      });
    });
  }
  return RESPONSE_ALREADY_SENT;
}
