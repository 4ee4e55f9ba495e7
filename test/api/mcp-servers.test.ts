import { describe, expect, it } from "@jest/globals";
import { mcpServerRecord, type McpServersApi, mcpServersApi } from "../../provider/api/mcp-servers.js";
import { profileNames } from "../../sdk/testing/index.js";
import { failure, open } from "./client.js";
import { servers } from "./servers.js";

const tracker = {
  id: "5b0c1f3e-6a52-4f0e-9d57-0c7f5f1f7a01",
  name: "Issue tracker",
  transportType: "streamable_http",
  baseUrl: "https://issues.example.com/mcp",
  categories: ["issue-tracking"],
};

describe("MCP servers", () => {
  const { emulator: start, serving } = servers();

  const apiAt = (url: string, organization = () => Promise.resolve("org_1")): McpServersApi =>
    mcpServersApi(open(url).send, organization);

  const answering = (answers: Readonly<Record<string, unknown>>): Promise<string> =>
    serving(({ url = "" }, response) => {
      const answer = answers[url.slice("/api".length)];
      response.statusCode = answer === undefined ? 404 : 200;
      response.end(JSON.stringify(answer ?? { error: { code: "not_found", message: "There is none." } }));
    });

  it.each(profileNames)("of a server of profile %s are read, listed and one by one", async (profile) => {
    const emulator = await start({ profile });
    const api = mcpServersApi(open(emulator).send, () => Promise.resolve("org_1"));
    expect(await api.find(tracker.id)).toEqual(tracker);
    expect(await api.find("mcp_none")).toBeUndefined();
    const names = (await api.list()).map(({ name }) => name);
    expect(names).toEqual(["Issue tracker", "Documentation search"]);
  });

  it.each(["rows", "mcpServers", "mcp_servers", "servers", "data"])("are listed under %s", async (envelope) => {
    const api = apiAt(await answering({ "/mcp-servers": { [envelope]: [{ id: "a", name: "A" }] } }));
    expect((await api.list()).map(({ id }) => id)).toEqual(["a"]);
  });

  it("are listed from a bare array, and over all pages", async () => {
    expect(await apiAt(await answering({ "/mcp-servers": [{ id: "a" }] })).list()).toHaveLength(1);
    const pages = {
      "/mcp-servers": { rows: [{ id: "a" }, { id: "b" }], nextPage: 2 },
      "/mcp-servers?page=2": { rows: [{ id: "b" }, { id: "c" }] },
    };
    expect((await apiAt(await answering(pages)).list()).map(({ id }) => id)).toEqual(["a", "b", "c"]);
  });

  it.each(["mcpServer", "mcp_server", "server"])("are read inside %s, in either spelling", (envelope) => {
    const { transportType, baseUrl, ...others } = tracker;
    expect(mcpServerRecord({ [envelope]: { ...others, transport_type: transportType, base_url: baseUrl } })).toEqual(
      tracker,
    );
  });

  it("have the slugs of categories that are told in full, and none where they cannot be read", () => {
    expect(mcpServerRecord({ id: "a", categories: [{ id: 1, slug: "search" }] })?.categories).toEqual(["search"]);
    expect(mcpServerRecord({ id: "a", categories: [7] })?.categories).toBeUndefined();
    expect(mcpServerRecord({ id: "a" })).toEqual({ id: "a" });
  });

  it.each([7, "a", [], { name: "A" }, { id: 7 }, { id: ".." }])("are not read out of %j", (answer) => {
    expect(mcpServerRecord(answer)).toBeUndefined();
  });

  it("are not taken for gone by a base URL that leads elsewhere", async () => {
    const elsewhere = new Error("not this organization");
    const api = apiAt(await answering({}), () => Promise.reject(elsewhere));
    await expect(api.find("a")).rejects.toBe(elsewhere);
    expect(await failure(api.list())).toMatchObject({ kind: "malformed-answer", path: "/mcp-servers" });
  });

  it("are not another one than was asked for, and no list of something else", async () => {
    const api = apiAt(await answering({ "/mcp-servers/a": { id: "b" }, "/mcp-servers": { rows: [{ name: "A" }] } }));
    expect((await failure(api.find("a"))).what).toBe("the answer is not this MCP server");
    expect((await failure(api.list())).what).toBe("the list has something that is not an MCP server");
  });
});
