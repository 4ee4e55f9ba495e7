import { describe, expect, it } from "@jest/globals";
import { at, created, leastFields, send } from "./client.js";
import { emulators } from "./started.js";

describe("GET /org", () => {
  const start = emulators();

  it("says whose key it is, and shows the public part of the key only", async () => {
    const emulator = await start({ keys: [{ key: "amt_k1_secret", role: "viewer" }] });
    const answer = await send({ ...emulator, apiKey: "amt_k1_secret" }, "GET", "/org");
    expect(answer.body).toEqual({
      organization: { id: expect.any(String), slug: expect.any(String), name: expect.any(String) },
      actor: { apiKeyId: "k1", apiKeyName: expect.any(String), userProfileId: null, role: "viewer", email: null },
    });
    expect(answer.text).not.toContain("secret");
  });
});

describe("GET /openapi", () => {
  const start = emulators();

  it("answers an OpenAPI 3.0 document of this server to anybody", async () => {
    const emulator = await start();
    const response = await fetch(`${emulator.url}/openapi`);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      openapi: expect.stringMatching(/^3\.0\.\d$/u),
      servers: [{ url: emulator.url }],
    });
  });

  it("lists routes that all answer as it says", async () => {
    const emulator = await start();
    const { id } = await created(emulator);
    const [run] = await emulator.runs();
    const ids = new Map([
      ["/workflows", id],
      ["/runs", run?.id ?? ""],
      ["/mcp-servers", leastFields.mcpServerId],
    ]);
    const { body } = await send(emulator, "GET", "/openapi");
    const operations = Object.entries(at(body, "paths") as Record<string, Record<string, unknown>>).flatMap(
      ([path, methods]) => Object.keys(methods).map((method) => ({ method, path, says: methods[method] })),
    );
    expect(operations).toHaveLength(15);
    // An archived workflow answers nothing any more, so that goes last.
    for (const { method, path, says } of operations.sort(
      (a, b) => Number(a.method === "delete") - Number(b.method === "delete"),
    )) {
      const place = path.replace("{id}", ids.get(path.replace(/\/\{id\}.*$/u, "")) ?? "");
      const body = { post: leastFields, patch: { name: "New" } }[method];
      const sent = path === "/mcp-servers" ? { name: "Wiki" } : path.endsWith("/runs") ? {} : body;
      const answer = await send(emulator, method.toUpperCase(), place, method === "get" ? undefined : sent);
      expect({ method, path, status: answer.status }).toEqual({
        method,
        path,
        status: Number(Object.keys(at(says, "responses") as object).find((status) => status !== "default")),
      });
    }
  });
});
