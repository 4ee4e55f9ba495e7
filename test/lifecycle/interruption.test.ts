import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type Fault, type StartedEmulator, startEmulator } from "../../sdk/testing/index.js";
import { type ProviderProcess, startProvider } from "../support/provider-process/provider.js";
import { StackResource } from "../support/provider-process/resource.js";
import { leastFields } from "./declared.js";

describe("a provider process that is told to end", () => {
  let emulator: StartedEmulator;
  let provider: ProviderProcess;
  let workflow: StackResource;

  beforeEach(async () => {
    emulator = await startEmulator();
    const config = { "armature:baseUrl": emulator.url, "armature:apiKey": emulator.apiKey };
    provider = await startProvider({ config });
    workflow = new StackResource(provider, "search");
  });
  afterEach(async () => {
    await provider.close();
    await emulator.stop();
  });

  /** Waits until the server has got so many requests of this method. */
  const requested = async (method: string, times = 1): Promise<void> => {
    const count = async (): Promise<number> =>
      (await emulator.requests()).filter((request) => request.method === method).length;
    while ((await count()) < times) await wait(5);
  };

  /** How long the process takes to end from now on, in milliseconds. */
  const ended = async (): Promise<number> => {
    const beganMs = Date.now();
    expect(await Promise.race([provider.exit, wait(3000, "it still runs", { ref: false })])).toBe(0);
    return Date.now() - beganMs;
  };

  it.each(["SIGINT", "SIGTERM"] as const)("by %s ends at once when it is idle", async (signal) => {
    await workflow.up(leastFields);
    provider.signal(signal);
    expect(await ended()).toBeLessThan(1000);
  });

  it("lets a creation finish, answers, and ends then", async () => {
    await emulator.setFaults([{ method: "POST", do: { delayMs: 800 } }]);
    const up = workflow.up(leastFields);
    await requested("POST");
    provider.signal("SIGINT");
    // The engine signals the whole process group, and a second Ctrl-C comes as well.
    provider.signal("SIGINT");
    expect(await up).toBe("created");
    expect(workflow.kept.id).toBe((await emulator.workflows())[0]?.id);
    expect(await ended()).toBeLessThan(1000);
  });

  it.each([0, 1, 2, 3])("gives its answer when it is told %i ms after the work", async (delayMs) => {
    await workflow.up(leastFields);
    const up = workflow.up({ ...leastFields, name: "New" });
    const isDone = async (): Promise<boolean> =>
      (await emulator.requests()).some(({ method, status }) => method === "PATCH" && status !== undefined);
    while (!(await isDone())) await wait(0);
    await wait(delayMs);
    provider.signal("SIGINT");
    provider.signal("SIGINT");
    expect(await up).toBe("updated");
    expect(await ended()).toBeLessThan(1000);
  });

  it("gives its answer however busy the machine is", async () => {
    await workflow.up(leastFields);
    const config = { "armature:baseUrl": emulator.url, "armature:apiKey": emulator.apiKey };
    const preloads = [require.resolve("../support/provider-process/busy.cjs")];
    const busy = await startProvider({ config, preloads });
    try {
      workflow.moveTo(busy);
      await emulator.setFaults([{ method: "PATCH", do: { delayMs: 300 } }]);
      const up = workflow.up({ ...leastFields, name: "New" });
      await requested("PATCH");
      busy.signal("SIGINT");
      expect(await up).toBe("updated");
      expect(await busy.exit).toBe(0);
    } finally {
      await busy.close();
    }
  });

  it("lets several writes finish", async () => {
    const other = new StackResource(provider, "other");
    const third = new StackResource(provider, "third");
    await other.up(leastFields);
    await third.up(leastFields);
    await emulator.setFaults([
      { method: "PATCH", do: { delayMs: 300 } },
      { method: "DELETE", do: { delayMs: 500 } },
      { method: "POST", do: { delayMs: 900 } },
    ]);
    const writes = [workflow.up(leastFields), other.up({ ...leastFields, name: "New" }), third.destroy()];
    await Promise.all(["POST", "PATCH", "DELETE"].map((method) => requested(method, method === "POST" ? 3 : 1)));
    provider.signal("SIGINT");
    await Promise.all(writes);
    expect((await emulator.workflows()).map(({ name, archivedAt }) => [name, archivedAt !== undefined])).toEqual([
      ["New", false],
      [leastFields.name, true],
      [leastFields.name, false],
    ]);
    expect(await ended()).toBeLessThan(1000);
  });

  const waits: { what: string; faults: Fault[]; method: string; verb: () => Promise<unknown>; says: RegExp }[] = [
    {
      what: "a look that is not answered",
      faults: [{ method: "GET", do: { stall: "headers" } }],
      method: "GET",
      verb: () => workflow.refresh(),
      says: /^GET \S+ failed: the deployment was interrupted/u,
    },
    {
      what: "a wait before another attempt",
      faults: [{ method: "PATCH", do: { status: 503, retryAfter: "60" } }],
      method: "PATCH",
      verb: () => workflow.up({ ...leastFields, name: "New" }),
      says: /^PATCH \S+ failed: 503 /u,
    },
    {
      what: "a search for what a lost request may have made",
      faults: [{ method: "POST", do: { cut: "before" } }],
      method: "GET",
      verb: () => new StackResource(provider, "other").up(leastFields),
      says: /^POST \/workflows failed: the connection was lost .*may exist all the same.*import: /u,
    },
  ];

  it.each(waits)("breaks off $what, and says how far it got", async ({ faults, method, verb, says }) => {
    await workflow.up(leastFields);
    await emulator.setFaults(faults);
    const failed = expect(verb()).rejects.toThrow(says);
    await requested(method);
    await wait(100);
    provider.signal("SIGINT");
    const beganMs = Date.now();
    await failed;
    expect(Date.now() - beganMs).toBeLessThan(1000);
    expect(await ended()).toBeLessThan(1000);
  });

  it("keeps the id of a workflow whose version it can no longer ask for", async () => {
    const body = '{"workflow":{"id":"wf_made"}}';
    await emulator.setFaults([{ method: "POST", do: { delayMs: 500, status: 201, body } }]);
    const failed = expect(workflow.up(leastFields)).rejects.toMatchObject({ partial: { id: "wf_made" } });
    await requested("POST");
    provider.signal("SIGINT");
    await failed;
    expect(await ended()).toBeLessThan(1000);
  });
});
