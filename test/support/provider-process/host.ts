import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { nodeOptions } from "./node-options.js";

/** Pulumi's host of dynamic providers, in a process of its own. */
export interface Host {
  /** Where it answers. */
  readonly address: string;
  /** What it has written to standard output and standard error so far. */
  readonly output: () => string;
  /** What it has written to standard error so far, which the engine shows to the user. */
  readonly stderr: () => string;
  readonly signal: (name: NodeJS.Signals) => void;
  /** The exit code; undefined when a signal has ended it. */
  readonly exit: Promise<number | undefined>;
}

/** `require("pulumi-armature/provider")` means the build of this repository there. */
const repository = path.resolve(__dirname, "../../..");

/** The host takes the engine's address and never calls it. */
const engineAddress = "127.0.0.1:1";

/**
 * Starts the host as the engine does.
 * @param env the environment variables besides PATH: a developer's own settings stay out
 * @param preloads files that the process loads before anything else
 */
export async function startHost(
  env: Readonly<Record<string, string>>,
  preloads: readonly string[] = [],
): Promise<Host> {
  const script = require.resolve("@pulumi/pulumi/cmd/dynamic-provider");
  const child = spawn(process.execPath, [script, engineAddress], {
    cwd: repository,
    env: { PATH: process.env["PATH"], NODE_OPTIONS: nodeOptions(preloads), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exit = once(child, "exit").then(([code]: unknown[]) => (typeof code === "number" ? code : undefined));
  let stdout = "";
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
      const line = /^(\d+)\n/u.exec(stdout)?.[1];
      if (line !== undefined) resolve(line);
    });
    child.once("error", reject);
    child.once("close", () => reject(new Error(`The host ended before it told its port: ${stderr}`)));
  });
  return {
    address: `127.0.0.1:${port}`,
    output: () => stdout + stderr,
    stderr: () => stderr,
    signal: (name) => child.kill(name),
    exit,
  };
}
