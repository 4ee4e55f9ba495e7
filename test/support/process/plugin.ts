import { spawn } from "node:child_process";
import { once } from "node:events";

/** A plugin of the engine's, in a process of its own. */
export interface Plugin {
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

export interface PluginOptions {
  readonly cwd: string;
  /** The environment variables besides PATH. */
  readonly env: Readonly<Record<string, string>>;
}

/** Starts a plugin as the engine does, which waits until it says its port. */
export async function startPlugin(args: readonly string[], { cwd, env }: PluginOptions): Promise<Plugin> {
  const child = spawn(process.execPath, args, {
    cwd,
    env: { PATH: process.env["PATH"], ...env },
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
    child.once("close", () => reject(new Error(`The plugin ended before it told its port: ${stderr}`)));
  });
  return {
    address: `127.0.0.1:${port}`,
    output: () => stdout + stderr,
    stderr: () => stderr,
    signal: (name) => child.kill(name),
    exit,
  };
}
