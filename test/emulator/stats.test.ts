import { Agent, get } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "@jest/globals";
import type { StartedEmulator } from "../../sdk/testing/index.js";
import { send } from "./client.js";
import { emulators } from "./started.js";

/** Asks for one path after the other over a connection that is kept: `fetch` keeps one or not as it likes. */
async function overOneConnection({ url, apiKey }: StartedEmulator, paths: readonly string[]): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const headers = { authorization: `Bearer ${apiKey}` };
  for (const path of paths) {
    await new Promise((resolve, reject) => {
      get(url + path, { agent, headers }, (answer) => answer.resume().once("end", resolve)).once("error", reject);
    });
  }
  agent.destroy();
}

describe("the stats", () => {
  const start = emulators();

  it("count requests, the connections they came over, and the most at one moment", async () => {
    const emulator = await start({ faults: [{ path: "/org", do: { delayMs: 300 } }] });
    await overOneConnection(emulator, ["/workflows", "/runs", "/workflows"]);
    expect(await emulator.stats()).toEqual({ requests: 3, connections: 1, maxInFlight: 1 });
    expect((await emulator.requests()).map(({ connection }) => connection)).toEqual([1, 1, 1]);
    await Promise.all(Array.from({ length: 5 }, () => send(emulator, "GET", "/org")));
    expect(await emulator.stats()).toEqual({ requests: 8, connections: 6, maxInFlight: 5 });
    expect(new Set((await emulator.requests()).map(({ connection }) => connection)).size).toBe(6);
  });

  it("start anew with what is in flight when the log is emptied", async () => {
    const emulator = await start({ faults: [{ do: { stall: "headers" } }] });
    const leave = new AbortController();
    const ask = (): Promise<unknown> => fetch(`${emulator.url}/org`, { signal: leave.signal });
    const lost = [ask(), ask()].map((answer) => expect(answer).rejects.toMatchObject({ name: "AbortError" }));
    while ((await emulator.stats()).requests < 2) await wait(5);
    await emulator.clearRequests();
    expect(await emulator.stats()).toEqual({ requests: 0, connections: 0, maxInFlight: 2 });

    leave.abort();
    await Promise.all(lost);
    while ((await emulator.stats()).maxInFlight > 0) {
      await wait(5);
      await emulator.clearRequests();
    }
  });

  it("count a connection that was cut as ended", async () => {
    const emulator = await start({ faults: [{ times: 1, do: { cut: "before" } }] });
    await expect(send(emulator, "GET", "/org")).rejects.toThrow("fetch failed");
    await send(emulator, "GET", "/org");
    expect(await emulator.stats()).toEqual({ requests: 2, connections: 2, maxInFlight: 1 });
  });
});
