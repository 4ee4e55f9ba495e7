import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type Emulator, type EmulatorOptions, startEmulator, type StartedEmulator } from "../../sdk/testing/index.js";
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
    for (const text of [stdout, ...texts]) expect(text).not.toContain("pulumi up");
    expect(JSON.parse(texts[2] ?? "")).toMatchObject({ verdict: "fail", blocked: false, count: { fail: 2 } });
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
  });

  it.each<[string, string[], RegExp]>([
    ["a name that is nearly right", ["Find isues"], /There is no workflow "Find isues"; there is "Find issues" \(/],
    ["a name that is not there", ["x"], /There is no workflow "x"\./],
    ["no workflow", [], /missing required argument/],
    ["a number that is none", ["Find issues", "--repeats", "many"], /Give a whole number from 1 to 20/],
    ["more passes than runs", ["Find issues", "--model", "a", "--required-passes", "3"], /requiredPasses is more than/],
  ])("ends with 2, and dispatches nothing, for %s", async (_, args, message) => {
    await start();
    await create();
    const { code, stderr } = await run(...args);
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
    expect(await posts()).toEqual([]);
  });

  it("ends with 2 where two workflows have the name, and says their ids", async () => {
    await start();
    const ids = [await create(), await create()];
    const { code, stderr } = await run("Find issues");
    expect([code, ids.every((id) => stderr.includes(id))]).toEqual([2, true]);
  });

  it.each([
    ["no key", { ARMATURE_API_KEY: "" }, /armature:apiKey is not set/],
    ["a key that the server refuses", { ARMATURE_API_KEY: "amt_other_secret" }, /401/],
  ])("ends with 2 for %s", async (_, env, message) => {
    await start();
    const { code, stderr } = await command([await create()], env).ended;
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });

  it("ends with 3 where nobody answers, since that says nothing of the product", async () => {
    await start();
    const env = { ARMATURE_BASE_URL: "http://127.0.0.1:1", ARMATURE_MAX_RETRIES: "0" };
    const { code, stderr } = await command(["search"], env).ended;
    expect([code, stderr.split("\n").length]).toEqual([3, 2]);
  });
});
