import { Hono } from "hono";
import { mustWrite } from "./auth.js";
import { notFound } from "./refusal.js";
import { sentFields } from "./request-body.js";
import type { RequestEnvironment, World } from "./world.js";
import { newIdentifier } from "../store/identifier.js";
import { type McpServer, mcpServerFields } from "../store/mcp-server.js";
import { snakeCased } from "../view/spelling.js";

/** `/mcp-servers`, whose answers the API's pages show in snake_case whatever the rest does. */
export function mcpServerRoutes({ store }: World): Hono<RequestEnvironment> {
  const routes = new Hono<RequestEnvironment>();

  routes.get("/mcp-servers", (context) => context.json({ rows: snakeCased(store.mcpServers()) }));

  routes.post("/mcp-servers", (context) => {
    mustWrite(context.var.actor);
    const fields = sentFields(context, mcpServerFields);
    const server: McpServer = {
      id: newIdentifier("mcp"),
      transportType: "streamable_http",
      targetKind: "mcp",
      environment: "production",
      ...fields,
      categories: [],
    };
    store.putMcpServer(server);
    return context.json(snakeCased(server), 201);
  });

  routes.get("/mcp-servers/:id", (context) => {
    const id = context.req.param("id");
    const server = store.mcpServer(id);
    if (server === undefined) throw notFound(`MCP server ${id}`);
    return context.json(snakeCased(server));
  });

  return routes;
}
