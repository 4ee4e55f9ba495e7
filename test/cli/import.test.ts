import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { profileNames, type StartedEmulator, startEmulator } from "../../sdk/testing/index.js";
import { type Ended, Running } from "../emulator/command.js";
import { account, mcpServerId } from "../engine/deployment.js";
import { routeOf } from "../support/requests.js";
import { openStack } from "../support/stack/open-stack.js";
import type { Stack } from "../support/stack/stack.js";
import { temporaryProject } from "../support/stack/temporary-project.js";

type Project = Awaited<ReturnType<typeof temporaryProject>>;

let emulator: StartedEmulator;
let project: Project;

beforeEach(async () => {
  emulator = await startEmulator();
  project = await temporaryProject({ "index.ts": 'import "./workflows.js";\n' });
});
afterEach(async () => {
  await emulator.stop();
  project.remove();
});

/** Somewhat different from each other, as those of an organization are. */
const made = (index: number): object => ({
  name: index % 5 === 0 ? "Für die Suche" : `Journey ${index}`,
  mcpServerId,
  testerPrompt: `Search for "the newest" issue of area ${index}.\nThen say \`${index}\`.`,
  ...(index % 2 === 0 ? { testerModelIds: ["gpt-5", "claude-sonnet-4"] } : { testerTargets: [{ modelId: "gpt-5" }] }),
  ...(index % 3 === 0 ? { criteria: [{ criterionText: "Returned an issue", isRequired: true }] } : {}),
  ...(index % 4 === 0
    ? { schedule: { cron: "0 9 * * *" }, metadata: { "my-team": "a", deep: { list: [1, null] } } }
    : {}),
});

async function create(count: number, one: (index: number) => object = made): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    await fetch(`${emulator.url}/workflows`, {
      method: "POST",
      headers: { authorization: `Bearer ${emulator.apiKey}`, "content-type": "application/json" },
      body: JSON.stringify(one(index)),
    });
  }
  await emulator.clearRequests();
}

const run = (...args: readonly string[]): Promise<Ended> =>
  new Running(
    ["import", ...args],
    { ARMATURE_BASE_URL: emulator.url, ARMATURE_API_KEY: emulator.apiKey },
    project.folder,
  ).ended;

const file = (name = "workflows.ts"): string => readFileSync(path.join(project.folder, name), "utf8");

/** The program once everything is adopted. */
const withoutOptions = (): string =>
  file()
    .replace(/, \{ import: "[^"]+" \}/g, "")
    .replace(/\{ import: "[^"]+" \},\n/g, "");

const writes = async (): Promise<string[]> =>
  (await emulator.requests()).map(routeOf).filter((route) => !route.startsWith("GET"));

async function deployed<Done>(use: (stack: Stack) => Promise<Done>): Promise<Done> {
  const env = { PULUMI_EXPERIMENTAL: "true", PULUMI_SKIP_CHECKPOINTS: "true" };
  const stack = await openStack({ folder: project.folder, config: account(emulator), env });
  try {
    return await use(stack);
  } finally {
    await stack.close();
  }
}

describe("pulumi-armature import", () => {
  it.each(profileNames)("writes a program that adopts all without a write or a run, on %s", async (profile) => {
    await create(12);
    await emulator.setProfile(profile);
    expect(await run()).toMatchObject({ code: 0 });
    await deployed(async (stack) => {
      expect((await stack.up()).changes).toEqual({ create: 13 });
      expect((await stack.up()).changes).toEqual({ same: 13 });
    });
    expect(await writes()).toEqual([]);
  });

  it("takes 200 workflows, which can be changed and destroyed afterwards", async () => {
    await create(200);
    expect(await run()).toMatchObject({ code: 0 });
    await deployed(async (stack) => {
      expect((await stack.up()).changes).toEqual({ create: 201 });
      expect(await writes()).toEqual([]);
      project.write("workflows.ts", withoutOptions());
      expect((await stack.up()).changes).toEqual({ same: 201 });
      project.write("workflows.ts", file().replace("issue of area 1.", "issue of area one."));
      expect((await stack.up()).changes).toEqual({ same: 200, update: 1 });
      expect(await writes()).toEqual(["PATCH /workflows/{id}"]);
    });
  });

  it("lifts what is shared, and gives each a readable name of its own", async () => {
    await create(11);
    await run();
    expect(file()).toContain(`const mcpServer = "${mcpServerId}";\n`);
    expect(file()).toContain('const models = ["gpt-5", "claude-sonnet-4"];\n');
    expect(file()).toContain("  mcpServerId: mcpServer,\n");
    expect(file().match(/"fur-die-suche(-\d)?"/g)).toEqual([
      '"fur-die-suche"',
      '"fur-die-suche-2"',
      '"fur-die-suche-3"',
    ]);
  });

  it("adds only what is new to the file of an earlier import, whose options may be gone", async () => {
    await create(2);
    await run();
    const before = withoutOptions();
    project.write("workflows.ts", before);
    await create(1, () => made(7));
    const { stdout } = await run();
    expect(stdout).toContain("1 workflow is written to workflows.ts; 2 are there already.");
    expect(file().startsWith(before.trimEnd())).toBe(true);
    expect(file().match(/new armature\.Workflow/g)).toHaveLength(3);
    expect((await run()).stdout).toContain("0 workflows are written to workflows.ts; 3 are there already.");
  });

  it("never writes what may be a secret, and says where to put it", async () => {
    await create(1, () => ({
      ...made(1),
      name: "login",
      testerPrompt: "Log in with password: hunter2hunter2.",
      metadata: { owner: "a", apiKey: "s3cr3tvalue" },
    }));
    const { stdout, stderr } = await run();
    expect(file()).toContain('testerPrompt: config.requireSecret("login-testerPrompt"),');
    expect(file()).toContain('apiKey: config.requireSecret("login-metadata-apiKey")');
    expect(stdout).toContain("pulumi config set --secret login-testerPrompt\n");
    for (const text of [file(), stdout, stderr]) expect(text).not.toMatch(/hunter2|s3cr3t/);
  });

  it("takes some of them by name and server, and says what it would do without doing it", async () => {
    await create(11);
    const { stdout } = await run("--name", "journey 1*", "--dry-run", "--json");
    const { workflows } = JSON.parse(stdout) as { workflows: { name: string }[] };
    expect(workflows.map(({ name }) => name)).toEqual(["journey-1"]);
    expect(existsSync(path.join(project.folder, "workflows.ts"))).toBe(false);
    expect((await run("--server", "mcp_other")).stdout).toBe("No workflow matches; nothing is written.\n");
  });

  it("leaves a file alone that it has not written, and one that cannot be written", async () => {
    await create(1);
    writeFileSync(path.join(project.folder, "mine.ts"), "export {};\n");
    expect(await run("--out", "mine.ts")).toMatchObject({ code: 2 });
    expect(file("mine.ts")).toBe("export {};\n");
    expect(await run("--out", "mine.ts", "--force")).toMatchObject({ code: 0 });
    mkdirSync(path.join(project.folder, "folder"));
    const { code, stderr } = await run("--out", "nowhere/workflows.ts");
    expect([code, stderr]).toEqual([
      2,
      "error: nowhere/workflows.ts cannot be written (ENOENT). Give another --out.\n",
    ]);
  });
});
