import { mcpServerId } from "./deployment.js";
import { isLeftAlone } from "./undisturbed.js";

isLeftAlone("many-workflows", 3, ({ url, apiKey }) => ({
  mcpServerId,
  baseUrl: url,
  apiKey: { value: apiKey, secret: true },
  testTenant: { value: "tenant-canary-5d1f", secret: true },
}));
