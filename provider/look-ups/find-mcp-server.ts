import { onceForEach } from "../api/once.js";
import type { McpServerRecord, McpServersApi } from "../api/mcp-servers.js";
import { SharedList } from "./shared-list.js";
import { noSuch, onlyNamed, type IdOrName, type Named } from "./sought.js";

export interface FoundMcpServer extends Omit<McpServerRecord, "name">, Named {}

/** Finds an MCP server by its id, or by the name that no other one has. */
export function mcpServerLookUp(api: McpServersApi): (asked: IdOrName) => Promise<FoundMcpServer> {
  const list = new SharedList(async () => (await api.list()).map(named));
  const byId = onceForEach(async (id) => {
    const found = await api.find(id);
    if (found === undefined) throw noSuch("MCP server", await list.rowsOrNone(), id);
    return named(found);
  });
  // A row tells as much of a server as the server's own answer does.
  return (asked) => ("id" in asked ? byId(asked.id) : list.seek((rows) => onlyNamed("MCP server", rows, asked.name)));
}

/** What people call a server; its id where the answer does not tell. */
const named = (record: McpServerRecord): FoundMcpServer => ({ ...record, name: record.name ?? record.id });
