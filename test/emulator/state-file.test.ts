import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { attachEmulator, EmulatorOptionError, startEmulator } from "../../sdk/testing/index.js";
import { created, dispatched, send } from "./client.js";
import { emulators } from "./started.js";

describe("the state file", () => {
  let folder = "";
  let stateFile = "";
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "emulator-"));
    stateFile = path.join(folder, "state.json");
  });
  // The emulators of a test end before its folder goes.
  const start = emulators();
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("gives a second emulator all that the first one held", async () => {
    const first = await start({ stateFile });
    const { id } = await created(first, { testerModelIds: ["a", "b"] });
    await send(first, "PATCH", `/workflows/${id}`, { name: "New" });
    await dispatched(first, id, { idempotencyKey: "k" });
    await created(first, { name: "Gone" });
    await send(first, "DELETE", `/workflows/${(await first.workflows())[1]?.id ?? ""}`);
    await send(first, "POST", "/mcp-servers", { name: "Wiki" });
    const held = [await first.workflows(), await first.runs()];
    const servers = await send(first, "GET", "/mcp-servers");
    const known = await send(first, "POST", `/workflows/${id}/runs`, { idempotencyKey: "k" });
    await first.stop();

    const second = await start({ stateFile });
    expect([await second.workflows(), await second.runs()]).toEqual(held);
    expect((await send(second, "GET", "/mcp-servers")).body).toEqual(servers.body);
    expect((await send(second, "POST", `/workflows/${id}/runs`, { idempotencyKey: "k" })).body).toEqual(known.body);
  });

  it("lets runs end while no emulator is there, and goes on counting them", async () => {
    const first = await start({ stateFile, script: [{ pendingMs: 20, runningMs: 20, status: "fail" }] });
    const { id } = await created(first);
    await first.stop();
    await wait(50);
    const second = await start({ stateFile, script: [{ nth: 2, pendingMs: 0, runningMs: 0, status: "error" }] });
    await dispatched(second, id);
    expect((await second.runs()).map(({ status }) => status)).toEqual(["fail", "error"]);
  });

  it("is written soon after a change, whole, and for its owner only", async () => {
    const emulator = await start({ stateFile });
    await created(emulator);
    while (!readdirSync(folder).includes("state.json") || !readFileSync(stateFile, "utf8").includes("wf_")) {
      await wait(10);
    }
    expect(JSON.parse(readFileSync(stateFile, "utf8"))).toMatchObject({
      version: 1,
      workflows: [{ id: expect.any(String) }],
    });
    expect(statSync(stateFile).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(["state.json"]);
  });

  it("keeps the key that an emulator made up, so that a stack which was told it goes on, even after a kill", async () => {
    const first = await start({ stateFile });
    // Nobody has stopped it, and nothing has changed.
    while (!readdirSync(folder).includes("state.json")) await wait(10);
    const copy = path.join(folder, "copy.json");
    writeFileSync(copy, readFileSync(stateFile));
    const second = await start({ stateFile: copy });
    expect(second.apiKey).toBe(first.apiKey);
    expect((await send({ ...second, apiKey: first.apiKey }, "GET", "/org")).status).toBe(200);
  });

  it("holds no key that was given, with which the one in it is not taken", async () => {
    const first = await start({ stateFile });
    await first.stop();
    const given = { apiKey: "amt_mine_hunter2", keys: [{ key: "amt_more_hunter2", role: "viewer" }] } as const;
    const emulator = await start({ stateFile, ...given });
    expect((await send({ ...emulator, apiKey: first.apiKey }, "GET", "/org")).status).toBe(401);
    await created(emulator);
    await emulator.stop();
    expect(readFileSync(stateFile, "utf8")).not.toContain("hunter2");
    expect((await start({ stateFile })).apiKey).toBe(first.apiKey);
  });

  it("of an emulator that kept no key is read, and gets one", async () => {
    await (await start({ stateFile })).stop();
    const { madeKey, ...older } = JSON.parse(readFileSync(stateFile, "utf8")) as { madeKey: string };
    writeFileSync(stateFile, JSON.stringify(older));
    const second = await start({ stateFile });
    expect(second.apiKey).not.toBe(madeKey);
    await second.stop();
    expect((await start({ stateFile })).apiKey).toBe(second.apiKey);
  });

  it.each([
    "",
    "{}",
    "[]",
    "not JSON",
    '{"version":2}',
    '{"version":1,"workflows":[{}],"runs":[],"mcpServers":[],"runIdsByKey":[]}',
    '{"version":1,"workflows":[],"runs":[],"mcpServers":[],"runIdsByKey":[],"madeKey":"key"}',
  ])("is refused and left alone when it is another's: %s", async (text) => {
    writeFileSync(stateFile, text);
    await expect(start({ stateFile })).rejects.toThrow(
      `The state file ${stateFile} was not written by this emulator: name another, or remove it.`,
    );
    expect(readFileSync(stateFile, "utf8")).toBe(text);
  });

  it("is refused where it cannot be", async () => {
    await expect(start({ stateFile: folder })).rejects.toThrow(/^The state file .* cannot be read: /u);
    const nowhere = path.join(folder, "no", "state.json");
    await expect(start({ stateFile: nowhere })).rejects.toThrow(/^The state file .* cannot be written: /u);
    await expect(start({ stateFile: nowhere })).rejects.toBeInstanceOf(EmulatorOptionError);
  });

  it("that can no longer be written makes the stop fail, with the port closed all the same", async () => {
    const emulator = await startEmulator({ stateFile });
    const attached = await attachEmulator(emulator.url);
    rmSync(folder, { recursive: true });
    await expect(attached.stop()).rejects.toThrow(`The state file ${stateFile} cannot be written: ENOENT`);
    expect((await send(emulator, "GET", "/org")).status).toBe(200);
    await expect(emulator.stop()).rejects.toThrow(`The state file ${stateFile} cannot be written: ENOENT`);
    await expect(send(emulator, "GET", "/org")).rejects.toThrow("fetch failed");
  });
});
