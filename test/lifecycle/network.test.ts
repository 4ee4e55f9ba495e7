import { writeFileSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:https";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { startEmulator, type StartedEmulator } from "../../sdk/testing/index.js";
import { privatelySigned } from "../api/certificate.js";
import { tunnelling } from "../api/proxies.js";
import { servers } from "../api/servers.js";
import { temporaryFolder, type TemporaryFolder } from "../support/process/temporary-folder.js";
import { type ProviderProcess, startProvider } from "../support/provider-process/provider.js";
import { StackResource } from "../support/provider-process/resource.js";
import { leastFields } from "./declared.js";

describe("a server whose certificate a private authority vouches for", () => {
  const { port } = servers();
  let emulator: StartedEmulator;
  let place: TemporaryFolder;
  let provider: ProviderProcess | undefined;
  let baseUrl = "";
  let trusting: Readonly<Record<string, string>> = {};

  beforeEach(async () => {
    emulator = await startEmulator();
    place = temporaryFolder("authority");
    const { authority, server } = privatelySigned();
    const file = path.join(place.folder, "authority.pem");
    writeFileSync(file, authority);
    trusting = { NODE_EXTRA_CA_CERTS: file };
    const front = createServer(server, (incoming, answer) => {
      const { method, url, headers } = incoming;
      incoming.pipe(
        request(new URL(url ?? "", emulator.url), { method, headers }, (inner) => {
          answer.writeHead(inner.statusCode ?? 500, inner.headers);
          inner.pipe(answer);
        }),
      );
    });
    baseUrl = `https://localhost:${await port(front)}${new URL(emulator.url).pathname}`;
  });
  afterEach(async () => {
    await provider?.close();
    await emulator.stop();
    place.remove();
  });

  /** The whole life of a workflow in a process with these environment variables. */
  async function lived(env: Readonly<Record<string, string>>): Promise<void> {
    const config = { "armature:baseUrl": baseUrl, "armature:apiKey": emulator.apiKey, "armature:maxRetries": "0" };
    provider = await startProvider({ config, env });
    const workflow = new StackResource(provider, "search");
    await workflow.up(leastFields);
    await workflow.up({ ...leastFields, testerPrompt: "Another." });
    expect(await workflow.refresh()).toEqual([]);
    await workflow.destroy();
    expect(await emulator.workflows()).toMatchObject([{ testerPrompt: "Another.", archivedAt: expect.any(String) }]);
  }

  it("is trusted by NODE_EXTRA_CA_CERTS", async () => {
    await lived(trusting);
  });

  it("gets nothing without it, and the error says so", async () => {
    await expect(lived({})).rejects.toThrow(
      "GET /org failed: the server's certificate cannot be verified; set NODE_EXTRA_CA_CERTS.",
    );
    expect(await emulator.requests()).toEqual([]);
  });

  it.each(["HTTPS_PROXY", "https_proxy"])(
    "is reached through the tunnels of a proxy that %s names, which sees neither key nor text",
    async (variable) => {
      const proxy = tunnelling();
      const address = `http://me:canary-pass-51@127.0.0.1:${await port(proxy.server)}`;
      // Pulumi's own processes talk to each other on the loopback address, through a lower-case proxy unless told not to.
      await lived({ ...trusting, [variable]: address, no_proxy: "127.0.0.1" });
      expect(new Set(proxy.tunnels)).toEqual(new Set([new URL(baseUrl).host]));
      expect(new Set(proxy.authorizations)).toEqual(new Set([`Basic ${btoa("me:canary-pass-51")}`]));
      expect(provider?.said()).not.toContain("canary-pass-51");
      const carried = proxy.carried();
      expect(carried.length).toBeGreaterThan(0);
      for (const text of [emulator.apiKey, leastFields.testerPrompt]) expect(carried).not.toContain(text);
    },
  );

  it("is reached without the proxy where NO_PROXY names its host", async () => {
    const proxy = tunnelling(403);
    const address = `http://127.0.0.1:${await port(proxy.server)}`;
    await lived({ ...trusting, HTTPS_PROXY: address, NO_PROXY: "example.com,localhost" });
    expect(proxy.tunnels).toEqual([]);
  });

  it("behind a proxy that refuses gets nothing, and the error has the proxy's answer and not its password", async () => {
    const proxy = tunnelling(407);
    const address = `http://me:canary-pass-51@127.0.0.1:${await port(proxy.server)}`;
    await expect(lived({ ...trusting, HTTPS_PROXY: address })).rejects.toThrow(
      "GET /org failed: the proxy refused the connection with 407.",
    );
    expect(provider?.said()).not.toContain("canary-pass-51");
    expect(await emulator.requests()).toEqual([]);
  });
});
