import { objectOf } from "../check/object.js";
import type { Check } from "../check/problem.js";
import { anyObject, filledText, oneOf, text } from "../check/value.js";
import type { JsonObject } from "../json.js";

/** The fields of an MCP server that its creation takes. */
export type McpServerFields = {
  name: string;
  transportType?: "streamable_http" | "sse" | "stdio_hosted";
  targetKind?: "mcp" | "cli";
  baseUrl?: string;
  connectionConfig?: JsonObject;
  networkPolicy?: JsonObject;
  authProfile?: JsonObject;
  environment?: string;
};

export type McpServer = McpServerFields & {
  id: string;
  transportType: NonNullable<McpServerFields["transportType"]>;
  categories: readonly string[];
};

export const mcpServerFields: Check<McpServerFields> = objectOf<McpServerFields>(
  {
    name: filledText,
    transportType: oneOf(["streamable_http", "sse", "stdio_hosted"]),
    targetKind: oneOf(["mcp", "cli"]),
    baseUrl: text,
    connectionConfig: anyObject,
    networkPolicy: anyObject,
    authProfile: anyObject,
    environment: filledText,
  },
  ["name"],
);

/** The MCP servers that a new emulator holds; each is of one category. */
export const seededMcpServers: readonly [McpServer, ...McpServer[]] = [
  {
    id: "5b0c1f3e-6a52-4f0e-9d57-0c7f5f1f7a01",
    name: "Issue tracker",
    transportType: "streamable_http",
    targetKind: "mcp",
    baseUrl: "https://issues.example.com/mcp",
    environment: "production",
    categories: ["issue-tracking"],
  },
  {
    id: "5b0c1f3e-6a52-4f0e-9d57-0c7f5f1f7a02",
    name: "Documentation search",
    transportType: "sse",
    targetKind: "mcp",
    baseUrl: "https://docs.example.com/sse",
    environment: "production",
    categories: ["search", "documentation"],
  },
];
