import { describe, expect, it } from "@jest/globals";
import { open } from "./client.js";
import { servers } from "./servers.js";

describe("the connections", () => {
  const { emulator: start } = servers();

  it("are kept for the requests that follow", async () => {
    const emulator = await start();
    const { send } = open(emulator);
    for (let time = 0; time < 20; time += 1) await send("GET", "/workflows");
    const { requests, connections } = await emulator.stats();
    expect(requests).toBe(20);
    // The second request may come before the first connection counts as free again.
    expect(connections).toBeLessThanOrEqual(2);
  });

  it.each([1, 4])("are at most %i, and as many requests are in flight", async (maxConcurrentRequests) => {
    const emulator = await start({ faults: [{ do: { delayMs: 20 } }] });
    const { send } = open(emulator, { maxConcurrentRequests });
    await Promise.all(Array.from({ length: 24 }, () => send("GET", "/workflows")));
    expect(await emulator.stats()).toEqual({
      requests: 24,
      connections: maxConcurrentRequests,
      maxInFlight: maxConcurrentRequests,
    });
  });

  it("are replaced when the server has closed them", async () => {
    const emulator = await start({ faults: [{ nth: 2, do: { cut: "before" } }] });
    const { send } = open(emulator);
    for (let time = 0; time < 3; time += 1) expect(await send("GET", "/workflows")).toEqual({ rows: [] });
    expect((await emulator.stats()).requests).toBe(4);
  });
});
