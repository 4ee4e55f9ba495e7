import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import {
  type Emulator,
  type EmulatorOptions,
  profileNames,
  startEmulator,
  type StartedEmulator,
} from "../../sdk/testing/index.js";
import { resultSchema } from "../../provider/report/result-schema.js";
import { routeOf } from "../support/requests.js";
import { type Ended, Running } from "../emulator/command.js";

let emulator: StartedEmulator;
let folder: string;

const workflow = {
  name: "Find issues",
  mcpServerId: "5b0c1f3e-6a52-4f0e-9d57-0c7f5f1f7a01",
  testerPrompt: "Search.",
  testerModelIds: ["gpt-5", "claude-sonnet-4"],
  criteria: [{ criterionText: "Returned an issue", isRequired: true }],
};

async function create(body: object = {}): Promise<string> {
  const response = await fetch(`${emulator.url}/workflows`, {
    method: "POST",
    headers: { authorization: `Bearer ${emulator.apiKey}`, "content-type": "application/json" },
    body: JSON.stringify({ ...workflow, ...body }),
  });
  const { workflow: made } = (await response.json()) as { workflow: { id: string } };
  await emulator.clearRequests();
  return made.id;
}

const start = async (options: EmulatorOptions = {}): Promise<void> => {
  emulator = await startEmulator(options);
};

const command = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Running =>
  new Running(["run", ...args], {
    ARMATURE_BASE_URL: emulator.url,
    ARMATURE_API_KEY: emulator.apiKey,
    ARMATURE_POLL_INTERVAL_SECONDS: "0.1",
    ...env,
  });

const run = (...args: readonly string[]): Promise<Ended> => command(args).ended;

const posts = async (from: Emulator = emulator): Promise<string[]> =>
  (await from.requests()).map(routeOf).filter((route) => route.startsWith("POST"));

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "run-"));
});
afterEach(async () => {
  await emulator.stop();
  rmSync(folder, { recursive: true });
});

const failing = { script: [{ trigger: "manual", status: "fail", criteria: [{ passed: false }] }] } as const;

describe("pulumi-armature run", () => {
  it("dispatches once, waits, and ends with 0 when the runs pass", async () => {
    await start();
    await create();
    const { code, stdout } = await run("Find issues");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^pass: 2 of 2 runs have to pass; 2 passed\.\n {2}gpt-5: pass {2}http/);
    expect(await posts()).toEqual(["POST /workflows/{id}/runs"]);
  });

  it("ends with 1 when they fail, names what failed, and writes the reports", async () => {
    await start(failing);
    const files = ["junit.xml", "run.md", "run.json"].map((name) => path.join(folder, name));
    const [junit = "", markdown = "", report = ""] = files;
    const { code, stdout } = await run(await create(), "--junit", junit, "--markdown", markdown, "--report", report);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^fail: .*2 failed\.\n[^]*failed: Returned an issue/);
    const texts = files.map((file) => readFileSync(file, "utf8"));
    expect(texts[0]).toContain("<failure");
    for (const text of [stdout, ...texts]) expect(text).not.toContain("pulumi");
    expect(JSON.parse(texts[2] ?? "")).toMatchObject({ verdict: "fail", blocked: false, count: { fail: 2 } });
  });

  it("says nothing of a deployment, which there is none of", async () => {
    await start(failing);
    const id = await create();
    const [junit, markdown, json] = reports();
    const { stdout } = await run(id, ...reporting());
    for (const told of [JSON.parse(stdout), JSON.parse(read(json))] as object[]) {
      expect(told).toMatchObject({ name: "Find issues", workflowId: id, count: { fail: 2 } });
      for (const name of ["project", "stack", "gate"]) expect(told).not.toHaveProperty(name);
      expect(resultSchema.safeParse(told).success).toBe(true);
    }
    expect(JSON.parse(read(json))).toMatchObject({ runs: [{ criteria: { passed: 0, total: 1 } }, {}] });
    expect(read(junit)).toContain('<testsuite name="Find issues"');
    expect(read(junit)).not.toContain('name="gate"');
    expect(read(markdown)).toMatch(/^### ❌ Find issues: fail\n/);
  });

  it("ends with 3 when the runs say nothing", async () => {
    await start({ script: [{ trigger: "manual", status: "error" }] });
    const { code, stdout } = await run(await create(), "--model", "gpt-5", "--json");
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ verdict: "inconclusive", runs: [{ model: "gpt-5", status: "error" }] });
  });

  it("brings back the same runs under the same key", async () => {
    await start();
    const id = await create();
    const ids = async (): Promise<unknown> => {
      const { stdout } = await run(id, "--idempotency-key", "pipeline-7", "--json");
      return (JSON.parse(stdout) as { runs: { id: string }[] }).runs.map((one) => one.id).sort();
    };
    expect(await ids()).toEqual(await ids());
  });

  it("does not listen to a bypass of deployments", async () => {
    await start(failing);
    const bypass = { ARMATURE_GATE: "warn", ARMATURE_GATE_REASON: "late" };
    expect((await command([await create()], bypass).ended).code).toBe(1);
  });

  it("ends with 130 on a signal, and leaves the runs to themselves", async () => {
    await start({ script: [{ trigger: "manual", runningMs: 60_000 }] });
    const running = command([await create()]);
    await running.warns("waited for");
    const { code, stdout } = await running.end("SIGINT");
    expect(code).toBe(130);
    expect(stdout).toContain("The runs go on.");
    expect(stdout).not.toContain("pulumi");
  });

  it.each<[string, string[], RegExp]>([
    ["a name that is nearly right", ["Find isues"], /There is no workflow "Find isues"; there is "Find issues" \(/],
    ["a name that is not there", ["x"], /There is no workflow "x"\./],
    ["no workflow", [], /missing required argument/],
    ["a number that is none", ["Find issues", "--repeats", "many"], /Give a whole number from 1 to 20/],
    [
      "more passes than models",
      ["Find issues", "--model", "a", "--required-passes", "3", "--reason", " "],
      /--reason is empty; .*; --required-passes is more than the one run that is dispatched; lower it or raise --repeats/,
    ],
    [
      "two reports in one file",
      ["Find issues", "--junit", "a.xml", "--report", "./a.xml"],
      /--report is the path of --junit; give each report its own/,
    ],
  ])("ends with 2, and dispatches nothing, for %s", async (_, args, message) => {
    await start();
    await create();
    const { code, stderr } = await run(...args);
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
    expect(await posts()).toEqual([]);
  });

  it.each(profileNames)(
    "refuses more passes than the workflow's own testers bring, on a server that is %s",
    async (profile) => {
      await start({ profile });
      await create();
      const { code, stderr } = await run("Find issues", "--repeats", "2", "--required-passes", "5");
      expect(stderr).toContain("--required-passes is more than the 4 runs that are dispatched");
      expect([code, await posts()]).toEqual([2, []]);
    },
  );

  it("ends with 2 where two workflows have the name, and says their ids", async () => {
    await start();
    const ids = [await create(), await create()];
    const { code, stderr } = await run("Find issues");
    expect([code, ids.every((id) => stderr.includes(id))]).toEqual([2, true]);
  });

  it.each([
    ["no key", { ARMATURE_API_KEY: "" }, /^error: ARMATURE_API_KEY is not set: set ARMATURE_API_KEY to amt_<\S+>\.\n$/],
    [
      "no account",
      { ARMATURE_BASE_URL: "" },
      /^error: neither ARMATURE_ORGANIZATION nor ARMATURE_BASE_URL is set: set /,
    ],
    ["a key that the server refuses", { ARMATURE_API_KEY: "amt_other_secret" }, /401 .*Check ARMATURE_API_KEY: /],
  ])("ends with 2 for %s, and says which variable to set", async (_, env, message) => {
    await start();
    const { code, stderr } = await command([await create()], env).ended;
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/pulumi|armature:/);
    expect(code).toBe(2);
  });

  it("ends with 2 for a key that may not dispatch", async () => {
    await start({ faults: [{ method: "POST", path: "/workflows/*/runs", do: { status: 403 } }] });
    const { code, stderr } = await run(await create(), ...reporting());
    expect(stderr).toMatch(/failed: 403 .*set ARMATURE_API_KEY\.\n$/);
    expect(code).toBe(2);
    expectUndispatched(/^POST .* failed: 403/);
  });
});

const reports = (): [string, string, string] => [
  path.join(folder, "run.xml"),
  path.join(folder, "run.md"),
  path.join(folder, "run.json"),
];

function reporting(): string[] {
  const [junit, markdown, json] = reports();
  return ["--junit", junit, "--markdown", markdown, "--report", json, "--json"];
}

const read = (file: string): string => readFileSync(file, "utf8");

/** The reports say that nothing can be said, and why. */
function expectUndispatched(why: RegExp): void {
  const [junit, markdown, json] = reports().map(read);
  const told = { verdict: "inconclusive", why: expect.stringMatching(why), runs: [], sequence: 0 };
  expect(JSON.parse(json ?? "")).toMatchObject(told);
  expect(resultSchema.safeParse(JSON.parse(json ?? "")).success).toBe(true);
  expect(junit).toMatch(/<testsuite .*errors="1"/);
  expect(markdown).toMatch(/^### ⚠️ .*: inconclusive\n/);
  for (const text of [junit, markdown, json]) expect(text).not.toMatch(/pulumi|deployment|armature:/);
}

describe("the reports of pulumi-armature run", () => {
  const stale = (): void => {
    for (const file of reports()) writeFileSync(file, "of an earlier run");
  };

  it("say what happened where nobody answers, which says nothing of the product", async () => {
    await start();
    stale();
    const env = { ARMATURE_BASE_URL: "http://127.0.0.1:1", ARMATURE_MAX_RETRIES: "0" };
    const { code, stdout, stderr } = await command(["search", ...reporting()], env).ended;
    expect([code, stderr.split("\n").length]).toEqual([3, 2]);
    expect(JSON.parse(stdout)).toMatchObject({ name: "search", verdict: "inconclusive", runs: [] });
    expectUndispatched(/^GET \/workflows\/search failed: .*run the command again\.$/);
  });

  it("say what happened where there is no such workflow, and no key", async () => {
    await start();
    stale();
    expect((await run("search", ...reporting())).code).toBe(2);
    expectUndispatched(/^There is no workflow "search"/);
    stale();
    expect((await command(["search", ...reporting()], { ARMATURE_API_KEY: "" }).ended).code).toBe(2);
    expectUndispatched(/^ARMATURE_API_KEY is not set/);
  });

  it("say that there is no verdict yet while it waits, and still when it is killed", async () => {
    await start({ script: [{ trigger: "manual", runningMs: 60_000 }] });
    stale();
    const running = command([await create(), ...reporting()]);
    await running.warns("waited for");
    await running.end("SIGKILL");
    const [junit, markdown, json] = reports().map(read);
    expect(JSON.parse(json ?? "")).toMatchObject({ verdict: "pending", why: "the command has not come to a verdict" });
    expect(junit).toMatch(/<testsuite .*errors="1"/);
    expect(markdown).toMatch(/: pending\n/);
  });

  it("that cannot be written are found out before anything is dispatched", async () => {
    await start();
    const id = await create();
    const { code, stderr } = await run(id, "--junit", folder, "--report", reports()[2]);
    expect(stderr).toBe(`error: The report ${folder} could not be written (EISDIR). Nothing was dispatched.\n`);
    expect([code, await posts()]).toEqual([2, []]);
    expect(JSON.parse(read(reports()[2]))).toMatchObject({ verdict: "inconclusive" });
  });
});
