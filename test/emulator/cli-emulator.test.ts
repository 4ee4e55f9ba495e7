import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { attachEmulator } from "../../sdk/testing/index.js";
import { leastFields, present, send } from "./client.js";
import { emulatorCommands, Running } from "./command.js";

describe("the emulator command", () => {
  let folder = "";
  const start = emulatorCommands();
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "emulator-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("says for a program where it runs, with a key of its own making", async () => {
    const { facts, process: child } = await start();
    expect(facts).toEqual({
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/api\/armature\/v1$/u),
      profile: "documented",
      apiKey: expect.stringMatching(/^amt_/u),
      pid: child.pid,
    });
    expect((await send({ url: facts.url, apiKey: facts.apiKey ?? "" }, "GET", "/org")).status).toBe(200);
  });

  it("says for a person how to point a stack, and a command, at it", async () => {
    const command = new Running(["emulator"]);
    const text = await command.says("mcpServerId");
    const [, url = "", apiKey = ""] = /Base URL {2}(\S+)\n {2}API key {3}(\S+)\n/u.exec(text) ?? [];
    expect(text).toContain(`pulumi config set armature:baseUrl ${url}\n`);
    expect(text).toContain(`pulumi config set --secret armature:apiKey ${apiKey}\n`);
    expect(text).toContain(`export ARMATURE_BASE_URL=${url}\n  export ARMATURE_API_KEY=${apiKey}\n`);
    const [, mcpServerId = ""] = /pulumi config set mcpServerId (\S+)\n/u.exec(text) ?? [];
    expect((await send({ url, apiKey }, "GET", `/mcp-servers/${mcpServerId}`)).status).toBe(200);
    await command.end("SIGTERM");
  });

  it.each([["--json"], []])("takes a key that is given, and never prints it (%s)", async (...args) => {
    const apiKey = "amt_mine_hunter2";
    const command = new Running(["emulator", "--api-key", apiKey, ...args]);
    const text = await command.says("/api/armature/v1");
    const [url = ""] = /http:[^\s"]+/u.exec(text) ?? [];
    expect((await send({ url, apiKey }, "GET", "/org")).status).toBe(200);
    expect((await send({ url, apiKey: `${apiKey}x` }, "GET", "/org")).status).toBe(401);
    const { stdout, stderr } = await command.end("SIGTERM");
    expect(stdout + stderr).not.toContain("hunter2");
  });

  it("takes a port, a profile and faults", async () => {
    const first = await start();
    const { port } = new URL(first.facts.url);
    await first.end("SIGTERM");
    const faults = path.join(folder, "faults.json");
    writeFileSync(faults, JSON.stringify([{ path: "/org", nth: 1, do: { status: 503 } }]));
    const apiKey = "amt_mine_hunter2";
    const { facts } = await start("--port", port, "--profile", "flat-snake", "--faults", faults, "--api-key", apiKey);
    expect(facts).toMatchObject({ url: first.facts.url, profile: "flat-snake" });
    const account = { url: facts.url, apiKey };
    expect((await send(account, "GET", "/org")).status).toBe(503);
    const { body } = await send(account, "POST", "/workflows", leastFields);
    expect(present(body, "workflow.tester_prompt", "initialDispatch.queued")).toHaveLength(2);
  });

  it("takes a script of how runs go", async () => {
    const script = path.join(folder, "script.json");
    writeFileSync(
      script,
      JSON.stringify([{ nth: 2, status: "fail", pendingMs: 0, runningMs: 0 }, { pendingMs: 60_000 }]),
    );
    const { facts } = await start("--script", script);
    const account = { url: facts.url, apiKey: facts.apiKey ?? "" };
    for (const name of ["a", "b"]) await send(account, "POST", "/workflows", { ...leastFields, name });
    const emulator = await attachEmulator(facts.url);
    const [first] = await emulator.workflows();
    await send(account, "POST", `/workflows/${first?.id ?? ""}/runs`);
    expect((await emulator.runs()).map(({ status }) => status)).toEqual(["pending", "pending", "fail"]);
  });

  it.each(["SIGTERM", "SIGINT"] as const)(
    "stops cleanly on %s, and a second start reads what the first one held",
    async (signal) => {
      const state = path.join(folder, "state.json");
      const args = ["--state", state, "--api-key", "amt_mine_hunter2"];
      const first = await start(...args);
      expect(first.facts.stateFile).toBe(state);
      const { status } = await send({ ...first.facts, apiKey: "amt_mine_hunter2" }, "POST", "/workflows", leastFields);
      expect(status).toBe(201);
      const held = await (await attachEmulator(first.facts.url)).workflows();
      expect(await first.end(signal)).toMatchObject({ code: 0, signal: null, stderr: "" });
      expect(existsSync(state)).toBe(true);

      const second = await attachEmulator((await start(...args)).facts.url);
      expect(await second.workflows()).toEqual(held);
      expect(held).toHaveLength(1);
    },
  );

  it("goes on with its own key when it is started again with the same state, and says where that is kept", async () => {
    const state = path.join(folder, "state.json");
    const told: string[] = [];
    for (const signal of ["SIGTERM", "SIGKILL", "SIGTERM"] as const) {
      const command = new Running(["emulator", "--state", state]);
      const text = await command.says("mcpServerId");
      expect(text).toContain(`State     ${state}, with the key\n`);
      told.push(/API key {3}(\S+)\n/u.exec(text)?.[1] ?? "");
      await command.end(signal);
    }
    expect(told).toEqual([expect.stringMatching(/^amt_/u), told[0], told[0]]);
  });

  it.each(["delayMs", "stall"])("stops on SIGTERM at once while many requests are held up by %s", async (kind) => {
    const command = await start();
    const emulator = await attachEmulator(command.facts.url);
    await emulator.setFaults([{ do: kind === "stall" ? { stall: "headers" } : { delayMs: 60_000 } }]);
    const lost = Array.from({ length: 20 }, () => expect(fetch(`${emulator.url}/org`)).rejects.toThrow("fetch failed"));
    while ((await emulator.stats()).maxInFlight < lost.length) await wait(5);
    expect(await command.end("SIGTERM")).toMatchObject({ code: 0, signal: null, stderr: "" });
    await Promise.all(lost);
  });

  it("ends with exit code 0 when a test of another process stops it", async () => {
    const command = await start();
    await (await attachEmulator(command.facts.url)).stop();
    expect(await command.ended).toMatchObject({ code: 0, signal: null, stderr: "" });
  });

  it("ends with exit code 1 and one line when the state cannot be written", async () => {
    const state = path.join(folder, "state.json");
    const command = await start("--state", state);
    rmSync(folder, { recursive: true });
    const { code, stderr } = await command.end("SIGTERM");
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error: The state file .*state\.json cannot be written: ENOENT.*\n$/u);
  });
});
