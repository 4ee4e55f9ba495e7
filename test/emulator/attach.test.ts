import { describe, expect, it } from "@jest/globals";
import { attachEmulator, EmulatorOptionError, type Profile } from "../../sdk/testing/index.js";
import { at, created, send } from "./client.js";
import { emulators } from "./started.js";

describe("an attached emulator", () => {
  const start = emulators();

  it("has the URL of the one it holds, whatever path of it is given", async () => {
    const { url } = await start();
    for (const given of [url, `${url}/workflows`, new URL(url).origin]) {
      expect((await attachEmulator(given)).url).toBe(url);
    }
  });

  it("tells all that the one it holds tells", async () => {
    const emulator = await start();
    const attached = await attachEmulator(emulator.url);
    const { id } = await created(emulator);
    await send(emulator, "POST", `/workflows/${id}/runs`, { reason: "x" });
    for (const ask of ["requests", "workflows", "runs", "stats"] as const) {
      expect(await attached[ask]()).toEqual(await emulator[ask]());
    }
    expect(await attached.runs()).toHaveLength(2);
    await attached.clearRequests();
    expect(await emulator.requests()).toEqual([]);
  });

  it("sets faults, profile and script", async () => {
    const emulator = await start();
    const attached = await attachEmulator(emulator.url);
    await attached.setScript([{ pendingMs: 0, runningMs: 0, status: "partial" }]);
    await attached.setProfile("flat-camel");
    await attached.setFaults([{ path: "/org", do: { status: 503 } }]);
    const { id } = await created(emulator);
    expect((await emulator.runs()).map(({ status }) => status)).toEqual(["partial"]);
    expect(at((await send(emulator, "GET", `/workflows/${id}`)).body, "id")).toBe(id);
    expect((await send(emulator, "GET", "/org")).status).toBe(503);
  });

  it.each([
    { what: "faults", set: "setFaults", value: [{ do: {} }], message: "The faults cannot be used: [0].do must hold " },
    { what: "script", set: "setScript", value: [{ nth: 0 }], message: "The script cannot be used: [0].nth must be " },
    {
      what: "profile",
      set: "setProfile",
      value: "ters",
      message: 'The profile cannot be used: "ters" is not known (the nearest is "terse", of ',
    },
  ] as const)("refuses wrong $what as the one it holds does", async ({ set, value, message }) => {
    const emulator = await start();
    for (const one of [emulator, await attachEmulator(emulator.url)]) {
      const refused = one[set](value as never);
      await expect(refused).rejects.toBeInstanceOf(EmulatorOptionError);
      await expect(refused).rejects.toThrow(message);
    }
  });

  it("stops the one it holds", async () => {
    const emulator = await start();
    const attached = await attachEmulator(emulator.url);
    await attached.stop();
    await expect(send(emulator, "GET", "/org")).rejects.toThrow("fetch failed");
    await expect(attached.requests()).rejects.toThrow();
  });

  it.each(["http://127.0.0.1:1/api/armature/v1", "not a URL"])("is refused where none answers: %s", async (url) => {
    await expect(attachEmulator(url)).rejects.toBeInstanceOf(EmulatorOptionError);
  });
});

describe("the controls over HTTP", () => {
  const start = emulators();

  it("change nothing by a request that a page in a browser may send unasked", async () => {
    const emulator = await start();
    const { origin } = new URL(emulator.url);
    await created(emulator);
    for (const name of ["", "/requests", "/faults", "/profile", "/script", "/stop"]) {
      const { status } = await fetch(`${origin}/_emulator${name}`, { method: "POST", body: "[]" });
      expect({ name, status }).toEqual({ name, status: 404 });
    }
    expect(await emulator.requests()).toHaveLength(1);
  });

  it("are not known by another name", async () => {
    const { origin } = new URL((await start()).url);
    const response = await fetch(`${origin}/_emulator/nothing`);
    expect({ status: response.status, body: await response.json() }).toEqual({
      status: 404,
      body: { error: { message: "The emulator has no control GET /_emulator/nothing." } },
    });
  });

  it("refuse a setting that is not JSON", async () => {
    const { origin } = new URL((await start()).url);
    const profile: Partial<Profile> = { keyCase: "snake" };
    const put = async (body: string): Promise<number> =>
      (await fetch(`${origin}/_emulator/profile`, { method: "PUT", body })).status;
    expect([await put(JSON.stringify(profile)), await put("{")]).toEqual([200, 400]);
  });
});
