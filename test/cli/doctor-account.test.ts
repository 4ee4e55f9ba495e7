import { createServer as createTcpServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "@jest/globals";
import { tunnelling } from "../api/proxies.js";
import { servers } from "../api/servers.js";
import { accountDoctor, apiKey, byName } from "./doctor-findings.js";

describe("pulumi-armature doctor, of an account", () => {
  const { emulator: start, port } = servers();
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
});
