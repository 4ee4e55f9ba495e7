import type { Json, JsonObject } from "../json.js";

type Operation = readonly [method: "get" | "post" | "patch" | "delete", path: string, status: number, summary: string];

const operations: readonly Operation[] = [
  ["get", "/org", 200, "Whose key this is"],
  ["get", "/workflows", 200, "List active workflows"],
  ["post", "/workflows", 201, "Create a workflow"],
  ["get", "/workflows/{id}", 200, "Get a workflow"],
  ["patch", "/workflows/{id}", 200, "Update a workflow"],
  ["delete", "/workflows/{id}", 200, "Archive a workflow"],
  ["post", "/workflows/{id}/runs", 202, "Dispatch runs"],
  ["get", "/runs", 200, "List runs"],
  ["get", "/runs/{id}", 200, "Get a run"],
  ["get", "/runs/{id}/evaluation", 200, "Get a run's evaluation"],
  ["get", "/runs/{id}/tool-calls", 200, "List a run's tool calls"],
  ["get", "/runs/{id}/trace", 200, "Get a run's trace"],
  ["get", "/mcp-servers", 200, "List MCP servers"],
  ["post", "/mcp-servers", 201, "Create an MCP server"],
  ["get", "/mcp-servers/{id}", 200, "Get an MCP server"],
];

const idParameter: JsonObject = { name: "id", in: "path", required: true, schema: { type: "string" } };

function operation([, path, status, summary]: Operation): JsonObject {
  const content = { "application/json": { schema: {} } };
  return {
    summary,
    ...(path.includes("{id}") ? { parameters: [idParameter] } : {}),
    responses: { [status]: { description: summary, content }, default: { description: "An error", content } },
  };
}

/** `GET /openapi`: an OpenAPI 3.0 document of the routes that the emulator answers. */
export function openApiDocument(baseUrl: string): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const entry of operations) paths[entry[1]] = { ...paths[entry[1]], [entry[0]]: operation(entry) };
  return {
    openapi: "3.0.3",
    info: { title: "Armature REST API (emulated)", version: "1" },
    servers: [{ url: baseUrl }],
    security: [{ apiKey: [] }],
    components: { securitySchemes: { apiKey: { type: "http", scheme: "bearer" } } },
    paths,
  };
}
