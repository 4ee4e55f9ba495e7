import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach } from "@jest/globals";
import { type EmulatorOptions, startEmulator, type StartedEmulator } from "../../sdk/testing/index.js";
import { type Ended, Running } from "../emulator/command.js";
import { routeOf } from "../support/requests.js";

const workflow = {
  name: "Find issues",
  mcpServerId: "5b0c1f3e-6a52-4f0e-9d57-0c7f5f1f7a01",
  testerPrompt: "Search.",
  testerModelIds: ["gpt-5", "claude-sonnet-4"],
  criteria: [{ criterionText: "Returned an issue", isRequired: true }],
};

/** An emulator with a workflow and a folder for each test, and the command `run` against them. */
export interface RunWorld {
  readonly folder: () => string;
  /** Starts the emulator with the workflow, and gives its id. */
  readonly start: (options?: EmulatorOptions) => Promise<string>;
  /** Makes another one of the same name. */
  readonly create: () => Promise<string>;
  readonly command: (args: readonly string[], env?: Readonly<Record<string, string>>) => Running;
  readonly run: (...args: readonly string[]) => Promise<Ended>;
  readonly posts: () => Promise<string[]>;
  /** The files of all reports. */
  readonly files: () => readonly string[];
  /** Options that have them written, and the result printed. */
  readonly reporting: () => readonly string[];
  /** What they say. */
  readonly told: () => { readonly junit: string; readonly markdown: string; readonly json: unknown };
}

export function runWorld(): RunWorld {
  let emulator: StartedEmulator;
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "run-"));
  });
  afterEach(async () => {
    await emulator.stop();
    rmSync(folder, { recursive: true });
  });

  const create = async (): Promise<string> => {
    const response = await fetch(`${emulator.url}/workflows`, {
      method: "POST",
      headers: { authorization: `Bearer ${emulator.apiKey}`, "content-type": "application/json" },
      body: JSON.stringify(workflow),
    });
    const { workflow: made } = (await response.json()) as { workflow: { id: string } };
    await emulator.clearRequests();
    return made.id;
  };
  const command: RunWorld["command"] = (args, env = {}) =>
    new Running(["run", ...args], {
      ARMATURE_BASE_URL: emulator.url,
      ARMATURE_API_KEY: emulator.apiKey,
      ARMATURE_POLL_INTERVAL_SECONDS: "0.1",
      ...env,
    });
  const file = (name: string): string => path.join(folder, "reports", name);
  const read = (name: string): string => readFileSync(file(name), "utf8");

  return {
    folder: () => folder,
    start: async (options = {}) => {
      emulator = await startEmulator(options);
      return create();
    },
    create,
    command,
    run: (...args) => command(args).ended,
    posts: async () => (await emulator.requests()).map(routeOf).filter((route) => route.startsWith("POST")),
    files: () => ["run.xml", "run.md", "run.json"].map(file),
    reporting: () => ["--junit", file("run.xml"), "--markdown", file("run.md"), "--report", file("run.json"), "--json"],
    told: () => ({ junit: read("run.xml"), markdown: read("run.md"), json: JSON.parse(read("run.json")) as unknown }),
  };
}

export const failing = { script: [{ trigger: "manual", status: "fail", criteria: [{ passed: false }] }] } as const;
