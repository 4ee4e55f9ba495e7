import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { afterEach } from "@jest/globals";

const main = path.resolve(__dirname, "../../dist/cli/main.js");

/** How a command ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command as a user runs it, after `npm run build`. */
export class Running {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
  #stdout = "";
  #stderr = "";

  /**
   * @param env more environment variables
   * @param cwd where it is run
   */
  constructor(args: readonly string[], env: Readonly<Record<string, string>> = {}, cwd = process.cwd()) {
    const child = spawn(process.execPath, [main, ...args], {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.process = child;
    child.stdout.setEncoding("utf8").on("data", (text: string) => (this.#stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (this.#stderr += text));
    this.ended = once(child, "close").then((values: unknown[]) => {
      const [code, signal] = values as [number | null, NodeJS.Signals | null];
      return { code, signal, stdout: this.#stdout, stderr: this.#stderr };
    });
  }

  /** What it has said once it has said this. @throws Error when it ends before. */
  async says(sign: string): Promise<string> {
    const early = this.ended.then(({ stderr }) => Promise.reject(new Error(`It ended without "${sign}": ${stderr}`)));
    while (!this.#stdout.includes(sign)) await Promise.race([once(this.process.stdout ?? this.process, "data"), early]);
    return this.#stdout;
  }

  /** Waits until it has said this on standard error. @throws Error when it ends before */
  async warns(sign: string): Promise<void> {
    const early = this.ended.then(({ stderr }) => Promise.reject(new Error(`It ended without "${sign}": ${stderr}`)));
    while (!this.#stderr.includes(sign)) await Promise.race([once(this.process.stderr ?? this.process, "data"), early]);
  }

  /** Sends a signal, and waits for the end. */
  end(signal: NodeJS.Signals): Promise<Ended> {
    this.process.kill(signal);
    return this.ended;
  }
}

/** What `--json` says of an emulator that has started. */
export interface StartedFacts {
  readonly url: string;
  readonly profile: string;
  readonly stateFile?: string;
  readonly apiKey?: string;
  readonly pid: number;
}

/** Runs the command to its end. */
export const ran = (...args: readonly string[]): Promise<Ended> => new Running(args).ended;

/** Starts `emulator` commands; one that still runs after its test is killed. */
export function emulatorCommands(): (...args: readonly string[]) => Promise<Running & { facts: StartedFacts }> {
  const running: Running[] = [];
  afterEach(async () => {
    await Promise.all(running.splice(0).map((command) => command.end("SIGKILL")));
  });
  return async (...args) => {
    const command = new Running(["emulator", "--json", ...args]);
    running.push(command);
    const facts = JSON.parse(await command.says("\n")) as StartedFacts;
    return Object.assign(command, { facts });
  };
}
