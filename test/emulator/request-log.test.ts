import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { created, leastFields, send } from "./client.js";
import { emulators } from "./started.js";

describe("the request log", () => {
  const start = emulators();

  it("holds what was sent, oldest first, and what was answered", async () => {
    const emulator = await start();
    const since = new Date().toISOString();
    const headers = { authorization: `Bearer ${emulator.apiKey}`, "user-agent": "pulumi-armature/1.2.3" };
    await fetch(`${emulator.url}/workflows?category=a,b&page=2`, { headers });
    await fetch(`${emulator.url}/workflows`, { method: "POST", headers, body: JSON.stringify({ name: "x" }) });
    await fetch(`${emulator.url}/workflows/wf_no`, { method: "DELETE", headers });
    const requests = await emulator.requests();
    expect(requests).toEqual(
      [
        { method: "GET", path: "/workflows", query: { category: "a,b", page: "2" }, status: 200 },
        { method: "POST", path: "/workflows", query: {}, body: { name: "x" }, status: 400 },
        { method: "DELETE", path: "/workflows/wf_no", query: {}, status: 404 },
      ].map((record) => ({
        ...record,
        at: expect.any(String),
        userAgent: "pulumi-armature/1.2.3",
        connection: expect.any(Number),
      })),
    );
    const times = [since, ...requests.map((record) => record.at), new Date().toISOString()];
    expect(times).toEqual([...times].sort());
  });

  it("holds every value of a parameter that was sent several times", async () => {
    const emulator = await start();
    await send(emulator, "GET", "/workflows?category=a&category=b");
    expect((await emulator.requests())[0]?.query).toEqual({ category: "a,b" });
  });

  it("holds a body that is not JSON as text", async () => {
    const emulator = await start();
    await send(emulator, "POST", "/workflows", "{");
    expect((await emulator.requests())[0]).toMatchObject({ body: "{", status: 400 });
  });

  it("holds requests that were refused or went elsewhere, but none to the emulator's controls", async () => {
    const emulator = await start();
    await fetch(`${emulator.url}/org`);
    await fetch(new URL("/favicon.ico", emulator.url));
    await fetch(new URL("/_emulator/requests", emulator.url));
    expect(await emulator.requests()).toMatchObject([
      { path: "/org", status: 401 },
      { path: "/favicon.ico", status: 404 },
    ]);
  });

  it("is a copy that later requests do not change", async () => {
    const emulator = await start();
    await send(emulator, "GET", "/org");
    const requests = await emulator.requests();
    await send(emulator, "GET", "/org");
    expect(requests).toHaveLength(1);
  });

  it("is emptied by clearRequests, and keeps what was made", async () => {
    const emulator = await start();
    await created(emulator);
    await emulator.clearRequests();
    expect(await emulator.requests()).toEqual([]);
    expect(await emulator.stats()).toEqual({ requests: 0, connections: 0, maxInFlight: 0 });
    expect(await emulator.workflows()).toHaveLength(1);
  });

  it("never holds a key, whether it is taken or not", async () => {
    const emulator = await start();
    const secret = fc.stringMatching(/^[\w-]{12,40}$/u);
    const header = fc.constantFrom("Bearer amt_k_", "Bearer ami_k_", "Basic ", "bearer amt_", "");
    await fc.assert(
      fc.asyncProperty(header, secret, async (start, end) => {
        const headers = { authorization: `${start}${end}`, "x-api-key": end, cookie: `key=${end}` };
        await fetch(`${emulator.url}/workflows`, { method: "POST", headers, body: JSON.stringify(leastFields) });
        await send(emulator, "GET", "/org");
        const text = JSON.stringify(await emulator.requests());
        expect(text).not.toContain(end);
        expect(text).not.toContain(emulator.apiKey);
      }),
      { numRuns: 25 },
    );
  });
});
