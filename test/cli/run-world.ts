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

/** An emulator with a workflow and a folder for each test, and the command `run` in it. */
export interface RunWorld {
  readonly folder: () => string;
  /** Starts the emulator with the workflow, and gives its id. */
  readonly start: (options?: EmulatorOptions) => Promise<string>;
  /** Makes another one of the same name. */
  readonly create: () => Promise<string>;
  readonly archive: (id: string) => Promise<void>;
  readonly command: (args: readonly string[], env?: Readonly<Record<string, string>>) => Running;
  readonly run: (...args: readonly string[]) => Promise<Ended>;
  /** The requests that were made since the workflow is there. */
  readonly routes: () => Promise<string[]>;
  readonly posts: () => Promise<string[]>;
  readonly apiKey: () => string;
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

  const sent = async (method: string, route: string, body?: object): Promise<Response> => {
    const headers = { authorization: `Bearer ${emulator.apiKey}`, "content-type": "application/json" };
    const text = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(`${emulator.url}/workflows${route}`, { method, headers, ...text });
    await emulator.clearRequests();
    return response;
  };
  const create = async (): Promise<string> => {
    const { workflow: made } = (await (await sent("POST", "", workflow)).json()) as { workflow: { id: string } };
    return made.id;
  };
  const command: RunWorld["command"] = (args, env = {}) =>
    new Running(
      ["run", ...args],
      {
        ARMATURE_BASE_URL: emulator.url,
        ARMATURE_API_KEY: emulator.apiKey,
        ARMATURE_POLL_INTERVAL_SECONDS: "0.1",
        ...env,
      },
      folder,
    );
  const file = (name: string): string => path.join(folder, "reports", name);
  const read = (name: string): string => readFileSync(file(name), "utf8");

  const routes: RunWorld["routes"] = async () => (await emulator.requests()).map(routeOf);

  return {
    folder: () => folder,
    start: async (options = {}) => {
      emulator = await startEmulator(options);
      return create();
    },
    create,
    archive: async (id) => {
      await sent("DELETE", `/${id}`);
    },
    command,
    run: (...args) => command(args).ended,
    routes,
    posts: async () => (await routes()).filter((route) => route.startsWith("POST")),
    apiKey: () => emulator.apiKey,
    files: () => ["run.xml", "run.md", "run.json"].map(file),
    reporting: () => ["--junit", file("run.xml"), "--markdown", file("run.md"), "--report", file("run.json"), "--json"],
    told: () => ({ junit: read("run.xml"), markdown: read("run.md"), json: JSON.parse(read("run.json")) as unknown }),
  };
}

export const failing = { script: [{ trigger: "manual", status: "fail", criteria: [{ passed: false }] }] } as const;
