import { describe, expect, it } from "@jest/globals";
import { failure, open } from "./client.js";
import { servers } from "./servers.js";

const many = Array.from({ length: 200 }, (_, index) => index);

describe("an outage", () => {
  const { emulator: start } = servers();

  it("costs a process a bounded number of retries, however many requests meet it", async () => {
    const emulator = await start({ faults: [{ do: { status: 503 } }] });
    const { send } = open(emulator, { maxRetries: 4, maxConcurrentRequests: 8 });
    const errors = await Promise.all(many.map(() => failure(send("GET", "/workflows"))));
    expect(new Set(errors.map(({ kind }) => kind))).toEqual(new Set(["server"]));
    // The first attempts, and as many retries as one round of requests in flight may need.
    expect(await emulator.requests()).toHaveLength(many.length + 4 * 8);
  });

  it("in which reads have used up theirs leaves as many to the writes", async () => {
    const out = { do: { status: 503 } };
    const emulator = await start({ faults: [out] });
    const { send } = open(emulator, { maxRetries: 4, maxConcurrentRequests: 8 });
    await Promise.all(many.map(() => failure(send("GET", "/workflows"))));
    await emulator.setFaults([{ times: 4, ...out }, { do: { status: 200, body: "{}" } }]);
    await send("PATCH", "/workflows/wf_1", {});
  });

  it("that is short is waited for by the requests in flight, and met by no other", async () => {
    const paths = many.map((index) => `/workflows/wf_${index}`);
    const out = paths.slice(0, 8).map((path) => ({ path, times: 4, do: { status: 503 } }));
    const emulator = await start({ faults: [...out, { do: { status: 200, body: "{}" } }] });
    const { send } = open(emulator, { maxRetries: 4, maxConcurrentRequests: 8 });
    await Promise.all(paths.map((path) => send("GET", path)));
    expect(await emulator.requests()).toHaveLength(many.length + 32);
  });

  it("that is over gives requests their retries back", async () => {
    const emulator = await start({ faults: [{ times: 10, do: { status: 503 } }] });
    const { send } = open(emulator, { maxRetries: 1, maxConcurrentRequests: 1 });
    for (let time = 0; time < 5; time += 1) await failure(send("GET", "/workflows"));
    expect(await emulator.requests()).toHaveLength(6);
    for (let time = 0; time < 4; time += 1) await failure(send("GET", "/workflows"));
    for (let time = 0; time < 2; time += 1) await send("GET", "/workflows");
    await emulator.setFaults([{ times: 1, do: { status: 503 } }]);
    await send("GET", "/workflows");
  });
});

describe("a 429", () => {
  const { emulator: start } = servers();

  it("of one request is waited for by all, each of which then needs one attempt", async () => {
    const emulator = await start({ faults: [{ nth: 1, do: { status: 429, retryAfter: "5" } }] });
    const { send, waits } = open(emulator, { maxConcurrentRequests: 1 });
    await Promise.all(many.slice(0, 10).map(() => send("GET", "/workflows")));
    expect(await emulator.requests()).toHaveLength(11);
    expect(Math.max(...waits)).toBeGreaterThan(4900);
    expect(waits.reduce((sum, waitMs) => sum + waitMs)).toBeLessThan(5000 + 10 * 50);
  });

  it("takes nothing from the retries that an outage may need", async () => {
    const emulator = await start({
      faults: [
        { times: 3, do: { status: 429, retryAfter: "0" } },
        { times: 1, do: { status: 503 } },
      ],
    });
    const { send } = open(emulator, { maxRetries: 4, maxConcurrentRequests: 1 });
    await send("GET", "/workflows");
    expect(await emulator.requests()).toHaveLength(5);
  });

  it("after the other ends each request within its own deadline from its turn on", async () => {
    const emulator = await start({ faults: [{ do: { status: 429, retryAfter: "2" } }] });
    const client = open(emulator, { maxConcurrentRequests: 3, totalTimeoutMs: 3000 });
    const beganMs = Date.now();
    const errors = await Promise.all(many.slice(0, 12).map(() => failure(client.send("GET", "/workflows"))));
    expect(new Set(errors.map(({ kind }) => kind))).toEqual(new Set(["rate-limited"]));
    const waitedMs = client.waits.reduce((sum, waitMs) => sum + waitMs, Date.now() - beganMs);
    expect(waitedMs).toBeLessThan(4 * 3 * 3000);
  });

  it("that asks for more time than a request has fails that request and holds back no other", async () => {
    const emulator = await start({ faults: [{ nth: 1, do: { status: 429, retryAfter: "86400" } }] });
    const { send, waits } = open(emulator);
    expect((await failure(send("GET", "/workflows"))).kind).toBe("rate-limited");
    await send("GET", "/workflows");
    expect(waits).toEqual([]);
  });

  it("holds back no request of a deployment that ends", async () => {
    const emulator = await start({ faults: [{ nth: 1, do: { status: 429, retryAfter: "5" } }] });
    const { send } = open(emulator, { maxConcurrentRequests: 1, pause: () => Promise.resolve(false) });
    const [first, second] = await Promise.all([failure(send("POST", "/workflows", {})), failure(send("GET", "/org"))]);
    expect([first.kind, second.kind]).toEqual(["rate-limited", "interrupted"]);
    expect(await emulator.requests()).toHaveLength(1);
  });
});
