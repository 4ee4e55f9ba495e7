import { describe, expect, it } from "@jest/globals";
import { type Client, failure, open } from "./client.js";
import { servers } from "./servers.js";

describe("the deadline of an attempt", () => {
  const { emulator: start, serving } = servers();

  it.each(["headers", "body"] as const)("ends an answer that stalls in its %s", async (stall) => {
    const emulator = await start({ faults: [{ do: { stall } }] });
    const error = await failure(open(emulator, { requestTimeoutMs: 50, maxRetries: 0 }).send("GET", "/workflows"));
    expect(error).toMatchObject({ kind: "timeout", what: "no complete answer in time" });
  });

  it("ends an answer that trickles, though it never stands still", async () => {
    const url = await serving((_request, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      const trickle = setInterval(() => response.write(" "), 5);
      response.on("close", () => clearInterval(trickle));
    });
    const error = await failure(open(url, { requestTimeoutMs: 60, maxRetries: 0 }).send("GET", "/workflows"));
    expect(error.kind).toBe("timeout");
  });

  it("leaves a slow answer the time it is given", async () => {
    const emulator = await start({ faults: [{ do: { delayMs: 50 } }] });
    const { send } = open(emulator, { requestTimeoutMs: 5000, maxRetries: 0 });
    expect(await send("GET", "/workflows")).toEqual({ rows: [] });
  });
});

describe("the total deadline", () => {
  const { serving } = servers();

  /** A server that takes its time on the client's clock only, and answers with these statuses in turn. */
  async function slow(
    statuses: readonly number[],
    ms: number,
  ): Promise<{ url: string; seen: () => number; of: Client[] }> {
    let seen = 0;
    const of: Client[] = [];
    const url = await serving((_request, response) => {
      seen += 1;
      for (const client of of) client.skip(ms);
      response.writeHead(statuses[seen - 1] ?? 200).end("{}");
    });
    return { url, seen: () => seen, of };
  }

  it("ends the retries, however many are left", async () => {
    const server = await slow(Array<number>(20).fill(503), 40_000);
    const client = open(server.url, { maxRetries: 10, totalTimeoutMs: 100_000 });
    server.of.push(client);
    expect((await failure(client.send("GET", "/workflows"))).kind).toBe("server");
    expect(server.seen()).toBe(3);
  });

  it("leaves the last attempt no more than what remains", async () => {
    let seen = 0;
    const url = await serving((_request, response) => {
      seen += 1;
      if (seen > 1) return;
      client.skip(59_500);
      response.writeHead(503).end();
    });
    const client = open(url, { requestTimeoutMs: 60_000, totalTimeoutMs: 60_000 });
    const startedMs = performance.now();
    expect((await failure(client.send("GET", "/workflows"))).kind).toBe("timeout");
    expect(performance.now() - startedMs).toBeLessThan(5000);
    expect(seen).toBe(2);
  });

  it("does not run while a request waits for its turn", async () => {
    const url = await serving((_request, response) => {
      client.skip(50_000);
      setTimeout(() => response.end("{}"), 30);
    });
    const client = open(url, { maxConcurrentRequests: 1, totalTimeoutMs: 60_000, maxRetries: 0 });
    const answers = [1, 2, 3, 4].map((page) => client.send("GET", `/workflows?page=${page}`));
    expect(await Promise.all(answers)).toEqual([{}, {}, {}, {}]);
  });
});
