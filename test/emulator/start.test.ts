import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "@jest/globals";
import { EmulatorOptionError, type EmulatorOptions, startEmulator } from "../../sdk/testing/index.js";
import { created, send } from "./client.js";
import { emulators } from "./started.js";

describe("startEmulator", () => {
  const start = emulators();

  it("listens on the loopback address and takes a key of its own making", async () => {
    const [one, other] = [await start(), await start()];
    expect(one.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/armature\/v1$/u);
    expect(one.apiKey).toMatch(/^amt_[0-9a-f]+_[0-9a-f]+$/u);
    expect((await send(one, "GET", "/org")).body).toMatchObject({ actor: { role: "owner" } });
    expect((await send({ ...one, apiKey: other.apiKey }, "GET", "/org")).status).toBe(401);
  });

  it("takes the key that is given", async () => {
    const emulator = await start({ apiKey: "amt_mine_secret" });
    expect(emulator.apiKey).toBe("amt_mine_secret");
    expect((await send(emulator, "GET", "/org")).status).toBe(200);
  });

  it("lets runs pend for 50 ms, run for 100 ms and pass, unless a script says otherwise", async () => {
    const emulator = await startEmulator();
    await created(emulator);
    while ((await emulator.runs())[0]?.endedAt === undefined) await wait(10);
    const [run] = await emulator.runs();
    expect(run).toMatchObject({ status: "pass", costUsd: 0.02 });
    const [queuedMs = 0, startMs = 0, endMs = 0] = [run?.createdAt, run?.startedAt, run?.endedAt].map((time) =>
      Date.parse(time ?? ""),
    );
    expect([startMs - queuedMs, endMs - startMs]).toEqual([50, 100]);
    await emulator.stop();
  });

  const wrong: { what: string; options: unknown; message: string }[] = [
    {
      what: "a port",
      options: { port: 65_536 },
      message: "The options cannot be used: port must be a whole number between 0 and 65535.",
    },
    {
      what: "a key",
      options: { apiKey: "secret" },
      message: "The options cannot be used: apiKey must have the form amt_<key-id>_<secret>.",
    },
    {
      what: "a list of keys",
      options: { keys: [{ key: "secret", role: "viewer" }, { key: "amt_a_b", role: "boss" }, { key: undefined }] },
      message:
        "The options cannot be used: keys[0].key must have the form amt_<key-id>_<secret>; " +
        "keys[1].role must be one of viewer, editor, admin, owner; keys[2].key is required; keys[2].role is required.",
    },
    {
      what: "a profile",
      options: { profile: "documentd" },
      message: 'The options cannot be used: profile "documentd" is not known (the nearest is "documented", of ',
    },
    {
      what: "a choice of a profile",
      options: { profile: { ids: "uid" } },
      message: "The options cannot be used: profile.ids must be one of prefixed, uuid.",
    },
    { what: "a script", options: { script: {} }, message: "The options cannot be used: script must be a list." },
    {
      what: "a state file",
      options: { stateFile: "" },
      message: "The options cannot be used: stateFile must not be empty.",
    },
    {
      what: "a text in place of options",
      options: "secret",
      message: "The options cannot be used: must be an object.",
    },
    {
      what: "an unknown option, and every other problem with it,",
      options: { prot: 1, stateFiles: "secret", port: -1, faults: [{ do: {} }], script: [{ nth: 0 }] },
      message:
        "The options cannot be used: prot is not known (the nearest known name is port); " +
        "stateFiles is not known (the nearest known name is stateFile); " +
        "port must be a whole number between 0 and 65535; " +
        "faults[0].do must hold delayMs or one of cut, status, html, garbage, endless, trickle, redirect, stall; " +
        "script[0].nth must be a whole number of at least 1.",
    },
  ];

  it.each(wrong)("refuses $what that cannot be used, without repeating a key", async ({ options, message }) => {
    const started = startEmulator(options as EmulatorOptions).then((emulator) => emulator.stop());
    await expect(started).rejects.toBeInstanceOf(EmulatorOptionError);
    await expect(started).rejects.toThrow(message);
    await expect(started).rejects.not.toThrow(/secret(?!>)/u);
  });

  it("refuses a port that is in use", async () => {
    const port = Number(new URL((await start()).url).port);
    const started = start({ port });
    await expect(started).rejects.toBeInstanceOf(EmulatorOptionError);
    await expect(started).rejects.toThrow(`Port ${port} is in use: choose another, or 0 for any free one.`);
  });
});

describe("a stop", () => {
  const start = emulators();

  it("ends open connections and what is under way, and can be asked for twice", async () => {
    const emulator = await start({ faults: [{ path: "/workflows", do: { delayMs: 60_000 } }] });
    const lost = expect(send(emulator, "POST", "/workflows", {})).rejects.toThrow("fetch failed");
    while ((await emulator.requests()).length === 0) await send(emulator, "GET", "/org");
    await Promise.all([emulator.stop(), emulator.stop()]);
    await lost;
    expect(await emulator.workflows()).toEqual([]);
  });

  it("frees the port", async () => {
    const emulator = await start();
    await emulator.stop();
    const port = Number(new URL(emulator.url).port);
    expect((await start({ port })).url).toBe(emulator.url);
  });
});
