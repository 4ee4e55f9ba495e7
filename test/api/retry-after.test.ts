import { describe, expect, it } from "@jest/globals";
import { failure, open } from "./client.js";
import { servers } from "./servers.js";

describe("Retry-After", () => {
  const { emulator: start } = servers();

  it.each([429, 503])("in seconds is waited for after %i", async (status) => {
    const emulator = await start({ faults: [{ times: 1, do: { status, retryAfter: "7" } }] });
    const client = open(emulator);
    await client.send("GET", "/workflows");
    const [waitedMs = 0, ...more] = client.waits;
    // After a 429 it is the throttle that waits, from the answer on: a moment of it may have passed.
    expect(waitedMs).toBeGreaterThan(6900);
    expect(waitedMs).toBeLessThanOrEqual(7000);
    expect(more).toEqual([]);
  });

  it("is waited for before a POST that was refused is sent again", async () => {
    const emulator = await start({ faults: [{ times: 1, do: { status: 429, retryAfter: "3" } }] });
    const client = open(emulator);
    await client.send("POST", "/workflows", { name: "Search", mcpServerId: "mcp_1", testerPrompt: "Find." });
    expect(client.waits).toHaveLength(1);
    expect(client.waits[0]).toBeGreaterThan(2900);
    expect(await emulator.workflows()).toHaveLength(1);
  });

  it("as a date is waited for until that date", async () => {
    const nowMs = Date.parse("2026-03-01T12:00:00Z");
    const retryAfter = "Sun, 01 Mar 2026 12:00:20 GMT";
    const emulator = await start({ faults: [{ times: 1, do: { status: 503, retryAfter } }] });
    const client = open(emulator, { now: () => nowMs });
    await client.send("GET", "/workflows");
    expect(client.waits).toEqual([20_000]);
  });

  it.each(["Sun, 06 Nov 1994 08:49:37 GMT", "soon", "-5"])(
    "that is %j gives the usual wait, a random part of a doubling bound",
    async (retryAfter) => {
      const emulator = await start({ faults: [{ times: 2, do: { status: 503, retryAfter } }] });
      const client = open(emulator);
      await client.send("GET", "/workflows");
      expect(client.waits).toEqual([250, 500]);
    },
  );

  it("of a moment does not shorten the usual wait", async () => {
    const emulator = await start({ faults: [{ times: 1, do: { status: 503, retryAfter: "0" } }] });
    const client = open(emulator);
    await client.send("GET", "/workflows");
    expect(client.waits).toEqual([250]);
  });

  it.each(["60", "86400", "99999999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"])(
    "of %j, beyond the total deadline, ends the request at once instead",
    async (retryAfter) => {
      const emulator = await start({ faults: [{ do: { status: 503, retryAfter } }] });
      const client = open(emulator, { totalTimeoutMs: 60_000 });
      const error = await failure(client.send("GET", "/workflows"));
      expect(error.kind).toBe("server");
      expect(client.waits).toEqual([]);
      expect(await emulator.requests()).toHaveLength(1);
    },
  );
});
