import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "@jest/globals";
import type { StartedEmulator } from "../../sdk/testing/index.js";
import { type Answer, leastFields, send } from "./client.js";
import { emulators } from "./started.js";

const create = (emulator: StartedEmulator): Promise<Answer> => send(emulator, "POST", "/workflows", leastFields);

/** Waits for the first part of the body, and then leaves. */
async function firstPart(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const part = await reader?.read();
  await reader?.cancel();
  return Buffer.from((part?.value as Uint8Array | undefined) ?? []).toString("utf8");
}

const request = ({ apiKey }: StartedEmulator): RequestInit => ({
  method: "POST",
  headers: { authorization: `Bearer ${apiKey}` },
  body: JSON.stringify(leastFields),
});

describe("a fault of the connection", () => {
  const start = emulators();

  it("delays the work and its answer", async () => {
    const emulator = await start({ faults: [{ times: 1, do: { delayMs: 60_000 } }, { do: { delayMs: 50 } }] });
    const lost = expect(create(emulator)).rejects.toThrow("fetch failed");
    while ((await emulator.requests()).length === 0) await wait(5);

    const sentMs = performance.now();
    expect((await create(emulator)).status).toBe(201);
    expect(performance.now() - sentMs).toBeGreaterThanOrEqual(45);
    // The first one still waits.
    expect(await emulator.workflows()).toHaveLength(1);
    await emulator.stop();
    await lost;
  });

  it.each([
    { cut: "before", worked: 0 },
    { cut: "after", worked: 1 },
  ] as const)("cuts the connection $cut the work", async ({ cut, worked }) => {
    const emulator = await start({ faults: [{ do: { cut } }] });
    await expect(create(emulator)).rejects.toThrow("fetch failed");
    expect(await emulator.workflows()).toHaveLength(worked);
    const [record] = await emulator.requests();
    expect(record).toMatchObject({ method: "POST", path: "/workflows", fault: "faults[0]" });
    expect(record).not.toHaveProperty("status");
  });

  it.each([
    { after: false, worked: 0 },
    { after: true, worked: 1 },
  ])("sends a body without an end, having worked first: $after", async ({ after, worked }) => {
    const emulator = await start({ faults: [{ do: { endless: true, after } }] });
    const leave = new AbortController();
    const response = await fetch(`${emulator.url}/workflows`, { ...request(emulator), signal: leave.signal });
    let size = 0;
    await expect(async () => {
      for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
        size += part.length;
        if (size > 5_000_000) leave.abort();
      }
    }).rejects.toMatchObject({ name: "AbortError" });
    expect(await emulator.workflows()).toHaveLength(worked);
    await emulator.setFaults([]);
    expect((await send(emulator, "GET", "/org")).status).toBe(200);
  });

  it.each([
    { after: false, worked: 0 },
    { after: true, worked: 1 },
  ])("cuts the connection inside the body, having worked first: $after", async ({ after, worked }) => {
    const emulator = await start({ faults: [{ do: { cut: "body", after } }] });
    const response = await fetch(`${emulator.url}/workflows`, request(emulator));
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow("terminated");
    expect(await emulator.workflows()).toHaveLength(worked);
    expect(await emulator.requests()).toMatchObject([{ status: 200, fault: "faults[0]" }]);
  });

  it.each([
    { after: false, worked: 0 },
    { after: true, worked: 1 },
  ])("sends a byte now and then for as long as anybody listens, having worked first: $after", async (row) => {
    const emulator = await start({ faults: [{ do: { trickle: true, after: row.after } }] });
    const leave = new AbortController();
    const response = await fetch(`${emulator.url}/workflows`, { ...request(emulator), signal: leave.signal });
    const sizes: number[] = [];
    await expect(async () => {
      for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
        sizes.push(part.length);
        if (sizes.length === 4) leave.abort();
      }
    }).rejects.toMatchObject({ name: "AbortError" });
    expect(sizes.slice(-2)).toEqual([1, 1]);
    expect(await emulator.workflows()).toHaveLength(row.worked);
    await emulator.setFaults([]);
    expect((await send(emulator, "GET", "/org")).status).toBe(200);
  });

  it("redirects to the same address until the client has enough of it", async () => {
    const emulator = await start({ faults: [{ do: { redirect: true } }] });
    const once = await fetch(`${emulator.url}/workflows?page=2`, { redirect: "manual" });
    expect([once.status, once.headers.get("location")]).toEqual([302, `${emulator.url}/workflows?page=2`]);
    await expect(fetch(`${emulator.url}/workflows`)).rejects.toThrow("fetch failed");
    expect((await emulator.requests()).length).toBeGreaterThan(10);
  });

  it("redirects after the work when it is told to", async () => {
    const emulator = await start({ faults: [{ do: { redirect: true, after: true } }] });
    expect((await fetch(`${emulator.url}/workflows`, { ...request(emulator), redirect: "manual" })).status).toBe(302);
    expect(await emulator.workflows()).toHaveLength(1);
  });

  it("stalls inside the body", async () => {
    const emulator = await start({ faults: [{ do: { stall: "body" } }] });
    const response = await fetch(`${emulator.url}/workflows`, request(emulator));
    expect(response.status).toBe(200);
    expect(await firstPart(response)).toBe('{"workflow":{"id":"wf_');
  });

  it("stalls before the headers, and lets a stop end that", async () => {
    const emulator = await start({ faults: [{ do: { stall: "headers", after: true } }] });
    const answer = create(emulator);
    const lost = expect(answer).rejects.toThrow("fetch failed");
    while ((await emulator.workflows()).length === 0) await fetch(new URL("/_emulator", emulator.url));
    await emulator.stop();
    await lost;
  });
});
