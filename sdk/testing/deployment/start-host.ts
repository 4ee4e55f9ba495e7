import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import type { HostAnswer, HostRequest } from "./host/messages.js";
import { isOverSoon } from "./patience.js";

/** The process that runs the program for the engine. */
export interface Host {
  readonly port: number;
  /** The folder of the project's `@pulumi/pulumi`. */
  readonly sdkFolder: string;
  /** What the program has printed since the last call. */
  readonly takeText: () => string;
  /** Ends it, and a program that it runs. */
  readonly stop: () => Promise<void>;
}

const script = path.join(__dirname, "host", "main.js");

/** @throws Error in one line when the project's program cannot be run */
export async function startHost(request: HostRequest, env: NodeJS.ProcessEnv): Promise<Host> {
  const child = spawn(process.execPath, [script, JSON.stringify(request)], { env, stdio: ["pipe", "pipe", "pipe"] });
  let text = "";
  child.stderr.setEncoding("utf8").on("data", (more: string) => (text += more));
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = async (): Promise<void> => {
    child.stdin.end();
    if (!(await isOverSoon(exited))) child.kill("SIGKILL");
    await exited;
    // What a program has left running may hold its end of this open, and so the test runner.
    child.stderr.destroy();
  };
  const takeText = (): string => {
    const taken = text;
    text = "";
    return taken;
  };
  const answer = await new Promise<HostAnswer>((resolve, reject) => {
    child.once("error", reject);
    createInterface(child.stdout).once("line", (line) => resolve(JSON.parse(line) as HostAnswer));
    void ended.then(() => reject(new Error(`The process that runs the program has ended: ${text.trim()}`)));
  });
  if ("problem" in answer) throw new Error(answer.problem);
  return { ...answer, takeText, stop };
}
