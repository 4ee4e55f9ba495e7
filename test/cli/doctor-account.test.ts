import { createServer as createTcpServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "@jest/globals";
import { tunnelling } from "../api/proxies.js";
import { servers } from "../api/servers.js";
import { accountDoctor, apiKey, byName } from "./doctor-findings.js";

describe("pulumi-armature doctor, of an account", () => {
  const { emulator: start, port, serving } = servers();
  const doctor = accountDoctor();

  it("goes by the proxy for the server's clock, too, and makes no connection beside it", async () => {
    const emulator = await start({ apiKey });
    let connections = 0;
    const silent = createTcpServer((socket) => {
      connections += 1;
      socket.on("error", () => socket.destroy()).setTimeout(60_000, () => socket.destroy());
    });
    const address = new URL(emulator.url);
    const proxy = tunnelling(200, Number(address.port));
    address.port = String(await port(silent));
    const proxied = { http_proxy: `http://127.0.0.1:${await port(proxy.server)}`, no_proxy: "" };
    const found = byName((await doctor(address.href, proxied).ended).stdout);
    expect(found["Armature"]).toMatchObject({ verdict: "ok" });
    expect(found["clock"]).toMatchObject({ verdict: "ok", said: expect.stringMatching(/^\d+ s apart/u) });
    expect(connections).toBe(0);
  });

  it("waits some seconds for the server's clock, and not as long as for other answers", async () => {
    const emulator = await start({ apiKey });
    await emulator.setFaults([{ method: "HEAD", do: { delayMs: 600_000 } }]);
    const beganMs = performance.now();
    const found = byName((await doctor(emulator.url).ended).stdout);
    expect(found["clock"]).toMatchObject({ verdict: "ok", said: "not compared: no answer told the server's" });
    expect(performance.now() - beganMs).toBeLessThan(30_000);
  });

  it("ends once it has said that a proxy makes no connection", async () => {
    const proxied = { http_proxy: `http://127.0.0.1:${await port(tunnelling("nothing").server)}`, no_proxy: "" };
    const command = doctor("http://127.0.0.1:9/api", { ...proxied, ARMATURE_REQUEST_TIMEOUT_SECONDS: "1" });
    await command.says("]\n");
    const { code, stdout } = await Promise.race([command.ended, wait(5000).then(() => command.end("SIGKILL"))]);
    expect(code).toBe(1);
    expect(byName(stdout)["Armature"]).toMatchObject({ verdict: "problem" });
  });

  it("keeps what it has found when runs cannot be listed, and warns of that in the words of a command", async () => {
    const emulator = await start({ apiKey });
    await emulator.setFaults([{ path: "/runs", do: { status: 500 } }]);
    const { code, stdout } = await doctor(emulator.url).ended;
    const found = byName(stdout);
    expect(found["Armature"]).toMatchObject({ verdict: "ok" });
    expect(found["role"]).toMatchObject({ verdict: "ok" });
    expect(found["clock"]).toMatchObject({ verdict: "ok" });
    expect(found["runs that ended lately"]).toMatchObject({
      verdict: "warning",
      said: expect.stringMatching(/^GET \/runs\?\S+ failed: 500 /u),
      mend: "Run the command again; if it stays, report the request to Armature's support.",
    });
    expect(stdout).not.toContain("deployment");
    expect(code).toBe(1);
  });

  it("says what failed, and what to do about it where the settings are given", async () => {
    const emulator = await start();
    expect(byName((await doctor(emulator.url).ended).stdout)["Armature"]).toEqual({
      what: "Armature",
      verdict: "problem",
      said: "GET /org failed: 401 The API key is malformed, unknown or revoked.",
      mend: "Check ARMATURE_API_KEY: the key may be revoked or belong to another host.",
    });
  });

  it.each(["SIGINT", "SIGTERM"] as const)("says nothing and ends with 130 on %s", async (signal) => {
    const emulator = await start({ apiKey });
    await emulator.setFaults([{ path: "/org", do: { delayMs: 600_000 } }]);
    const command = doctor(emulator.url);
    while ((await emulator.requests()).length === 0) await wait(50);
    expect(await command.end(signal)).toEqual({ code: 130, signal: null, stdout: "", stderr: "" });
  });

  it("warns of words with which runs ended and which a gate does not know", async () => {
    const run = { createdAt: "2026-11-24T10:00:00Z", endedAt: "2026-11-24T10:01:00Z" };
    const words = ["pass", "exploded", "timed_out", "exploded", "queued"];
    const rows = words.map((status, index) => ({ ...run, id: `run_${index}`, status }));
    const open = { id: "run_open", status: "judging", createdAt: run.createdAt };
    const organization = { organization: { slug: "acme" }, actor: { role: "owner" } };
    const baseUrl = await serving((request, response) => {
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(request.url?.includes("/runs") === true ? { rows: [...rows, open] } : organization));
    });
    expect(byName((await doctor(baseUrl).ended).stdout)["runs that ended lately"]).toMatchObject({
      verdict: "warning",
      said: "pass 1, exploded 2, timed_out 1, queued 1; a gate does not know exploded, queued",
      mend: expect.stringContaining("A gate takes them for inconclusive"),
    });
  });
});
