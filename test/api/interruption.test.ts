import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { describe, expect, it } from "@jest/globals";
import type { Method } from "../../provider/api/error.js";
import { failure, open } from "./client.js";
import { servers } from "./servers.js";

const writes = ["POST", "PATCH", "DELETE"] as const;

describe("an interrupted deployment", () => {
  const { emulator: start, serving } = servers();

  /** A server that answers when the test says so, and the requests that it has. */
  async function waiting(): Promise<{ url: string; requests: ServerResponse[]; first: Promise<unknown> }> {
    const requests: ServerResponse[] = [];
    const arrival = new EventTarget();
    const url = await serving((_request, response) => {
      requests.push(response);
      arrival.dispatchEvent(new Event("request"));
    });
    return { url, requests, first: once(arrival, "request") };
  }

  it("ends a read that is under way", async () => {
    const server = await waiting();
    const interruption = new AbortController();
    const answer = failure(open(server.url, { signal: interruption.signal, maxRetries: 0 }).send("GET", "/workflows"));
    await server.first;
    interruption.abort();
    expect(await answer).toMatchObject({ kind: "interrupted", what: "the deployment was interrupted" });
  });

  it.each(writes)("waits for the answer of a %s that is under way", async (method) => {
    const server = await waiting();
    const interruption = new AbortController();
    const answer = open(server.url, { signal: interruption.signal }).send(method, "/workflows");
    await server.first;
    interruption.abort();
    server.requests[0]?.end('{"ok":true}');
    expect(await answer).toEqual({ ok: true });
  });

  it.each<Method>(["GET", ...writes])(
    "fails a %s at once that waits for its turn, and never begins it",
    async (method) => {
      const server = await waiting();
      const interruption = new AbortController();
      const client = open(server.url, { signal: interruption.signal, maxConcurrentRequests: 1, maxRetries: 0 });
      const first = client.send("POST", "/workflows");
      const second = failure(client.send(method, "/workflows/wf_1"));
      await server.first;
      interruption.abort();
      const refused = { kind: "interrupted", what: "the deployment was interrupted", mayHaveArrived: false };
      // The first one still has no answer.
      expect(await second).toMatchObject(refused);
      expect(await failure(client.send(method, "/workflows/wf_2"))).toMatchObject(refused);
      server.requests[0]?.end("{}");
      await first;
      expect(server.requests).toHaveLength(1);
    },
  );

  it("ends the wait before a retry, and tells what the request had failed of", async () => {
    const emulator = await start({ faults: [{ do: { status: 503 } }] });
    const { send } = open(emulator, { pause: () => Promise.resolve(false) });
    expect((await failure(send("PATCH", "/workflows/wf_1", {}))).kind).toBe("server");
    expect(await emulator.requests()).toHaveLength(1);
  });
});
