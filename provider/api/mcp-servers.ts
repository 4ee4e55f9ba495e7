import { ApiError } from "./error.js";
import type { Send } from "./http.js";
import { allRows, type List } from "./pages.js";
import { identifier, isWire, part, property, text } from "./record.js";

/** An MCP server as the API tells it. What an answer leaves out is undefined. */
export interface McpServerRecord {
  readonly id: string;
  readonly name: string | undefined;
  readonly transportType: string | undefined;
  readonly baseUrl: string | undefined;
  readonly categories: readonly string[] | undefined;
}

/** `/mcp-servers` of Armature's REST API, of which nothing here is changed. Each call throws {@link ApiError}. */
export interface McpServersApi {
  /** Undefined when it does not exist. */
  find(id: string): Promise<McpServerRecord | undefined>;
  /** Every server of the organization: a list without its end is none. */
  list(): Promise<McpServerRecord[]>;
}

const servers: List<McpServerRecord> = {
  path: "/mcp-servers",
  envelopes: ["rows", "mcpServers", "servers", "data"],
  rows: "MCP servers",
  row: "an MCP server",
  read: mcpServerRecord,
};

/** @param organization asks which organization base URL and key reach: elsewhere everything is a 404 */
export function mcpServersApi(send: Send, organization: () => Promise<string>): McpServersApi {
  return {
    find: async (id) => {
      const path = `/mcp-servers/${encodeURIComponent(id)}`;
      try {
        const record = mcpServerRecord(await send("GET", path));
        if (record?.id === id) return record;
      } catch (error) {
        if (!(error instanceof ApiError) || error.kind !== "not-found") throw error;
        await organization();
        return undefined;
      }
      const what = "the answer is not this MCP server";
      throw new ApiError({ kind: "malformed-answer", method: "GET", path, what, mayHaveArrived: true });
    },
    list: () => allRows(send, servers),
  };
}

/** Flat, or inside `mcpServer` or `server`; undefined when there is no id to be had. */
export function mcpServerRecord(answer: unknown): McpServerRecord | undefined {
  if (!isWire(answer)) return undefined;
  const server = part(answer, "mcpServer") ?? part(answer, "server") ?? answer;
  const id = identifier(property(server, "id"));
  if (id === undefined) return undefined;
  return {
    id,
    name: text(server, "name"),
    transportType: text(server, "transportType"),
    baseUrl: text(server, "baseUrl"),
    categories: textsOf(property(server, "categories")),
  };
}

/** Categories are slugs; a server that tells more of each has the slug in it. */
function textsOf(value: unknown): string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const texts = value.map((member: unknown) => (isWire(member) ? text(member, "slug") : member));
  return texts.every((member) => typeof member === "string") ? texts : undefined;
}
