import path from "node:path";
import { type Plugin, startPlugin } from "../process/plugin.js";
import { nodeOptions } from "./node-options.js";

/** `require("pulumi-armature/provider")` means the build of this repository there. */
const repository = path.resolve(__dirname, "../../..");

/** The host takes the engine's address and never calls it. */
const engineAddress = "127.0.0.1:1";

/**
 * Starts Pulumi's host of dynamic providers as the engine does.
 * @param env the environment variables besides PATH: a developer's own settings stay out
 * @param preloads files that the process loads before anything else
 */
export const startHost = (env: Readonly<Record<string, string>>, preloads: readonly string[] = []): Promise<Plugin> =>
  startPlugin([require.resolve("@pulumi/pulumi/cmd/dynamic-provider"), engineAddress], {
    cwd: repository,
    env: { NODE_OPTIONS: nodeOptions(preloads), ...env },
  });
