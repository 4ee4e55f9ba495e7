import { describe, expect, it } from "@jest/globals";
import { at, leastFields, send } from "./client.js";
import { emulators } from "./started.js";

describe("MCP servers", () => {
  const start = emulators();

  it.each(["documented", "flat-camel", "bare-array-partial"] as const)(
    "are listed as rows in snake_case, whatever the profile %s does elsewhere",
    async (profile) => {
      const { status, body } = await send(await start({ profile }), "GET", "/mcp-servers");
      expect(status).toBe(200);
      expect(body).toMatchObject({
        rows: [
          {
            id: leastFields.mcpServerId,
            name: "Issue tracker",
            transport_type: "streamable_http",
            base_url: "https://issues.example.com/mcp",
            categories: ["issue-tracking"],
          },
          { transport_type: "sse" },
        ],
      });
    },
  );

  it("are created, and then read alone and in the list", async () => {
    const emulator = await start();
    const fields = {
      name: "Wiki",
      transportType: "sse",
      baseUrl: "https://wiki.example.com/sse",
      environment: "staging",
    };
    const { status, body } = await send(emulator, "POST", "/mcp-servers", fields);
    expect(status).toBe(201);
    const { transportType: transport_type, baseUrl: base_url, name } = fields;
    expect(body).toEqual({ id: expect.stringMatching(/^mcp_/u), name, transport_type, base_url, categories: [] });
    expect((await send(emulator, "GET", `/mcp-servers/${String(at(body, "id"))}`)).body).toEqual(body);
    expect(at((await send(emulator, "GET", "/mcp-servers")).body, "rows.2")).toEqual(body);
  });

  it("are never answered with what may hold a secret", async () => {
    const emulator = await start();
    const hidden = { authProfile: { token: "hunter2" }, connectionConfig: { password: "hunter2" }, networkPolicy: {} };
    const answer = await send(emulator, "POST", "/mcp-servers", { name: "Wiki", ...hidden });
    expect(answer.status).toBe(201);
    expect(answer.text).not.toContain("hunter2");
    expect((await send(emulator, "GET", "/mcp-servers")).text).not.toContain("hunter2");
  });

  it("that do not exist answer 404", async () => {
    expect((await send(await start(), "GET", "/mcp-servers/no")).status).toBe(404);
  });

  it.each(["PATCH", "DELETE"])("cannot be changed by %s", async (method) => {
    const { status } = await send(await start(), method, `/mcp-servers/${leastFields.mcpServerId}`, {});
    expect(status).toBe(404);
  });
});
