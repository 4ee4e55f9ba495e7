import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { ErrorKind, Method } from "../../provider/api/error.js";
import { type FaultEffect, startEmulator, type StartedEmulator } from "../../sdk/testing/index.js";
import { type Client, failure, open } from "./client.js";
import { closedPort } from "./servers.js";

interface Case {
  readonly fault: string;
  readonly effect: FaultEffect;
  readonly kind: ErrorKind;
  readonly mayHaveArrived: boolean;
  /** Requests under two retries: one, three, or three unless the request is a POST. */
  readonly requests: "once" | "again" | "again but a POST";
}

const cases: readonly Case[] = [
  ...[408, 500, 501, 502, 503, 504, 599].map((status): Case => {
    const kind = status === 408 ? "timeout" : "server";
    return { fault: `${status}`, effect: { status }, kind, mayHaveArrived: true, requests: "again but a POST" };
  }),
  { fault: "429", effect: { status: 429 }, kind: "rate-limited", mayHaveArrived: false, requests: "again" },
  ...(
    [
      [400, "invalid"],
      [401, "unauthorized"],
      [402, "forbidden"],
      [403, "forbidden"],
      [404, "not-found"],
      [405, "invalid"],
      [409, "conflict"],
      [410, "not-found"],
      [422, "invalid"],
    ] as const
  ).map(([status, kind]): Case => ({
    fault: `${status}`,
    effect: { status },
    kind,
    mayHaveArrived: false,
    requests: "once",
  })),
  ...(["before", "after"] as const).map((cut): Case => ({
    fault: `a connection cut ${cut} the work`,
    effect: { cut },
    kind: "network",
    mayHaveArrived: true,
    requests: "again but a POST",
  })),
  ...(["headers", "body"] as const).map((stall): Case => ({
    fault: `an answer that stalls in its ${stall}`,
    effect: { stall },
    kind: "timeout",
    mayHaveArrived: true,
    requests: "again but a POST",
  })),
  ...[
    ["nothing", ""],
    ["no JSON", "OK"],
    ["half of its JSON", '{"workflow":{"id":"wf_'],
  ].map(([what, body = ""]): Case => ({
    fault: `an answer that holds ${what}`,
    effect: { status: 200, body },
    kind: "malformed-answer",
    mayHaveArrived: true,
    requests: "once",
  })),
  { fault: "a page", effect: { html: true }, kind: "malformed-answer", mayHaveArrived: true, requests: "once" },
  { fault: "302", effect: { status: 302 }, kind: "malformed-answer", mayHaveArrived: true, requests: "once" },
];

const requests: readonly { readonly method: Method; readonly path: string; readonly body?: unknown }[] = [
  { method: "GET", path: "/workflows" },
  { method: "POST", path: "/workflows", body: { name: "Search", mcpServerId: "mcp_1", testerPrompt: "Find." } },
  { method: "PATCH", path: "/workflows/wf_1", body: { name: "New" } },
  { method: "DELETE", path: "/workflows/wf_1" },
];

const table = cases.flatMap((row) => requests.map((request) => ({ ...row, ...request, expected: row.requests })));

describe("a request that fails", () => {
  let emulator: StartedEmulator;
  let client: Client;

  beforeAll(async () => {
    emulator = await startEmulator();
  });
  afterAll(() => emulator.stop());

  it.each(table)("$method, by $fault, is sent $expected and says what happened", async (row) => {
    const { method, path, body, effect, kind, mayHaveArrived, expected } = row;
    await emulator.setFaults([{ do: effect }]);
    await emulator.clearRequests();
    client = open(emulator, { requestTimeoutMs: "stall" in effect ? 40 : 10_000 });

    const error = await failure(client.send(method, path, body));

    const times = expected === "once" || (expected === "again but a POST" && method === "POST") ? 1 : 3;
    expect({ kind: error.kind, mayHaveArrived: error.mayHaveArrived }).toEqual({ kind, mayHaveArrived });
    expect(await emulator.requests()).toHaveLength(times);
    expect(client.waits).toHaveLength(times - 1);
    expect(error.message).toMatch(new RegExp(`^${method} ${path} failed: .+\\. [A-Z].+\\.$`));
  });

  it.each(requests)("$method, at a closed port, is sent again, since nothing can have arrived", async (row) => {
    client = open(await closedPort());
    const error = await failure(client.send(row.method, row.path, row.body));
    expect(error).toMatchObject({ kind: "network", mayHaveArrived: false, what: "the connection was refused" });
    expect(client.waits).toHaveLength(2);
  });

  it.each(requests.filter(({ method }) => method !== "POST"))(
    "$method, only at first, gives the answer in the end",
    async ({ method, path, body }) => {
      await emulator.setFaults([
        { times: 1, do: { cut: "before" } },
        { times: 1, do: { status: 503 } },
        { do: { status: 200, body: '{"ok":true}' } },
      ]);
      client = open(emulator);
      expect(await client.send(method, path, body)).toEqual({ ok: true });
      expect(client.waits).toEqual([250, 500]);
    },
  );

  it("is not sent again when no retries are wanted", async () => {
    await emulator.setFaults([{ do: { status: 503 } }]);
    await emulator.clearRequests();
    await failure(open(emulator, { maxRetries: 0 }).send("GET", "/workflows"));
    expect(await emulator.requests()).toHaveLength(1);
  });
});
