import { readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach } from "@jest/globals";
import { type EmulatorOptions, type StartedEmulator, startEmulator } from "../../../sdk/testing/index.js";
import { type Ended, Running } from "../../emulator/command.js";
import { account, mcpServerId } from "../../engine/deployment.js";
import { routeOf } from "../../support/requests.js";
import { openStack } from "../../support/stack/open-stack.js";
import type { Stack } from "../../support/stack/stack.js";
import { temporaryProject, type TemporaryProject } from "../../support/stack/temporary-project.js";

/** A server with workflows, and a project into which they are imported as a user does it. */
export interface Importing {
  readonly emulator: StartedEmulator;
  readonly project: TemporaryProject;
  readonly create: (workflows: readonly object[]) => Promise<void>;
  readonly run: (...args: readonly string[]) => Promise<Ended>;
  readonly runWith: (env: Readonly<Record<string, string>>, ...args: readonly string[]) => Promise<Ended>;
  readonly file: (name?: string) => string;
  /** What was sent that is no look. */
  readonly writes: () => Promise<string[]>;
  /** The workflows' file once everything is adopted. */
  readonly withoutOptions: () => string;
  readonly deployed: <Done>(use: (stack: Stack) => Promise<Done>, folder?: string) => Promise<Done>;
}

/** Somewhat different from each other, as those of an organization are. */
export const journey = (index: number): object => ({
  name: index % 5 === 0 ? "Für die Suche" : `Journey ${index}`,
  mcpServerId,
  testerPrompt: `Search for "the newest" issue of area ${index}.\nThen say \`${index}\`.`,
  ...(index % 2 === 0 ? { testerModelIds: ["gpt-5", "claude-sonnet-4"] } : { testerTargets: [{ modelId: "gpt-5" }] }),
  ...(index % 3 === 0 ? { criteria: [{ criterionText: "Returned an issue", isRequired: true }] } : {}),
  ...(index % 4 === 0
    ? { schedule: { cron: "0 9 * * *" }, metadata: { "my-team": "a", deep: { list: [1, null] } } }
    : {}),
});

export const journeys = (count: number): object[] => [...Array(count).keys()].map(journey);

/** A new server and a new project for each test. */
export function importing(options: EmulatorOptions = {}): () => Importing {
  let current: Importing | undefined;
  beforeEach(async () => {
    current = await opened(options);
  });
  afterEach(async () => {
    await current?.emulator.stop();
    current?.project.remove();
  });
  return () => {
    if (current === undefined) throw new Error("There is a server only within a test.");
    return current;
  };
}

async function opened(options: EmulatorOptions): Promise<Importing> {
  const emulator = await startEmulator(options);
  const project = await temporaryProject({ "index.ts": 'import "./workflows.js";\n' });
  const environment = { ARMATURE_BASE_URL: emulator.url, ARMATURE_API_KEY: emulator.apiKey };
  const file = (name = "workflows.ts"): string => readFileSync(path.join(project.folder, name), "utf8");
  const runWith: Importing["runWith"] = (env, ...args) =>
    new Running(["import", ...args], { ...environment, ...env }, project.folder).ended;
  return {
    emulator,
    project,
    file,
    runWith,
    run: (...args) => runWith({}, ...args),
    create: async (workflows) => {
      for (const workflow of workflows) await post(emulator, workflow);
      await emulator.clearRequests();
    },
    writes: async () => (await emulator.requests()).map(routeOf).filter((route) => !route.startsWith("GET")),
    withoutOptions: () =>
      file()
        .replace(/, \{ import: "[^"]+" \}/g, "")
        .replace(/\{ import: "[^"]+" \},\n/g, ""),
    deployed: async (use, folder = project.folder) => {
      const env = { PULUMI_EXPERIMENTAL: "true", PULUMI_SKIP_CHECKPOINTS: "true" };
      const stack = await openStack({ folder, config: account(emulator), env });
      try {
        return await use(stack);
      } finally {
        await stack.close();
      }
    },
  };
}

async function post({ url, apiKey }: StartedEmulator, workflow: object): Promise<void> {
  const { status } = await fetch(`${url}/workflows`, {
    method: "POST",
    headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
    body: JSON.stringify(workflow),
  });
  if (status !== 201) throw new Error(`The emulator does not take the workflow: ${status}`);
}
