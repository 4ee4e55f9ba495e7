import { Hono } from "hono";
import { mustWrite } from "./auth.js";
import { notFound } from "./refusal.js";
import { sentFields } from "./request-body.js";
import type { RequestEnvironment, World } from "./world.js";
import type { Json } from "../json.js";
import { newIdentifier } from "../store/identifier.js";
import { type McpServer, mcpServerFields } from "../store/mcp-server.js";
import { snakeCased } from "../view/spelling.js";

/** A server as the API's pages print it: in snake_case whatever the rest does, and without what may hold a secret. */
const row = ({ id, name, transportType, baseUrl, categories }: McpServer): Json =>
  snakeCased({ id, name, transportType, ...(baseUrl === undefined ? {} : { baseUrl }), categories });

/** `/mcp-servers`. */
export function mcpServerRoutes(world: World): Hono<RequestEnvironment> {
  const { store } = world;
  const routes = new Hono<RequestEnvironment>();

  routes.get("/mcp-servers", (context) => context.json({ rows: store.mcpServers().map(row) }));

  routes.post("/mcp-servers", (context) => {
    mustWrite(context.var.actor);
    const fields = sentFields(context, mcpServerFields);
    const server: McpServer = {
      id: newIdentifier("mcp", world.profile),
      transportType: "streamable_http",
      targetKind: "mcp",
      environment: "production",
      ...fields,
      categories: [],
    };
    store.putMcpServer(server);
    return context.json(row(server), 201);
  });

  routes.get("/mcp-servers/:id", (context) => {
    const id = context.req.param("id");
    const server = store.mcpServer(id);
    if (server === undefined) throw notFound(`MCP server ${id}`);
    return context.json(row(server));
  });

  return routes;
}
