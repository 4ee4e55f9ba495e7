import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { resultSchema } from "../../provider/report/result-schema.js";
import { failing, runWorld } from "./run-world.js";

const { folder, start, command, run, posts, files, reporting, told } = runWorld();

/** Reports of an earlier run, which must not be taken for this one's. */
function stale(): void {
  for (const file of files()) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, "of an earlier run");
  }
}

/** All reports say that nothing can be said of the product, and why. */
function expectNoVerdict(why: RegExp): void {
  const { junit, markdown, json } = told();
  expect(json).toMatchObject({ verdict: "inconclusive", why: expect.stringMatching(why), runs: [], sequence: 0 });
  expect(resultSchema.safeParse(json).success).toBe(true);
  expect(junit).toMatch(/<testsuite .*errors="1"/);
  expect(markdown).toMatch(/^### ⚠️ .*: inconclusive\n/);
  for (const text of [junit, markdown, JSON.stringify(json)]) expect(text).not.toMatch(/pulumi|deployment|armature:/);
}

describe("the reports of pulumi-armature run", () => {
  it("are a result by the schema that says nothing of a deployment, which there is none of", async () => {
    const id = await start(failing);
    const { code, stdout } = await run(id, ...reporting());
    expect(code).toBe(1);
    const { junit, markdown, json } = told();
    for (const result of [JSON.parse(stdout), json]) {
      expect(result).toMatchObject({ name: "Find issues", workflowId: id, verdict: "fail", blocked: true });
      for (const name of ["project", "stack", "gate"]) expect(result).not.toHaveProperty(name);
      expect(resultSchema.safeParse(result).success).toBe(true);
    }
    expect(json).toMatchObject({ count: { fail: 2 }, runs: [{ criteria: { passed: 0, total: 1 } }, {}] });
    expect(junit).toMatch(/<testsuite name="Find issues" .*failures="2"/);
    expect(junit).not.toContain('name="gate"');
    expect(markdown).toMatch(/^### ❌ Find issues: fail\n/);
    for (const text of [junit, markdown, JSON.stringify(json)]) expect(text).not.toContain("pulumi");
  });

  it("say what happened where nobody answers, as the printed result does", async () => {
    await start();
    stale();
    const env = { ARMATURE_BASE_URL: "http://127.0.0.1:1", ARMATURE_MAX_RETRIES: "0" };
    const { code, stdout, stderr } = await command(["search", ...reporting()], env).ended;
    expect([code, stderr.split("\n").length]).toEqual([3, 2]);
    expect(JSON.parse(stdout)).toMatchObject({ name: "search", verdict: "inconclusive", runs: [] });
    expectNoVerdict(/^GET \/workflows\/search failed: .*run the command again\.$/);
  });

  it("say what happened where there is no such workflow, and where there is no key", async () => {
    await start();
    stale();
    expect((await run("search", ...reporting())).code).toBe(2);
    expectNoVerdict(/^There is no workflow "search"/);
    stale();
    expect((await command(["search", ...reporting()], { ARMATURE_API_KEY: "" }).ended).code).toBe(2);
    expectNoVerdict(/^ARMATURE_API_KEY is not set/);
  });

  it("say what happened where the key may not dispatch, which is for whoever gave it", async () => {
    const id = await start({ faults: [{ method: "POST", path: "/workflows/*/runs", do: { status: 403 } }] });
    const { code, stderr } = await run(id, ...reporting());
    expect(stderr).toMatch(/failed: 403 .*set ARMATURE_API_KEY\.\n$/);
    expect(code).toBe(2);
    expectNoVerdict(/^POST .* failed: 403/);
  });

  it("say what kept a run's evaluation from being read in words for a command", async () => {
    const id = await start({ faults: [{ path: "/runs/*/evaluation", do: { status: 400 } }] });
    expect((await run(id, ...reporting())).code).toBe(3);
    const { junit, markdown, json } = told();
    const why = expect.stringMatching(/^its evaluation cannot be read: .* failed: 400 .*run the command again\.$/);
    expect(json).toMatchObject({ verdict: "inconclusive", runs: [{ why }, { why }] });
    for (const text of [junit, markdown, JSON.stringify(json)]) expect(text).not.toMatch(/pulumi|deployment|armature:/);
  });

  it("say that there is no verdict yet while it waits, and still when it is killed", async () => {
    const id = await start({ script: [{ trigger: "manual", runningMs: 60_000 }] });
    stale();
    const running = command([id, ...reporting()]);
    await running.warns("waited for");
    await running.end("SIGKILL");
    const { junit, markdown, json } = told();
    expect(json).toMatchObject({ verdict: "pending", why: "the command has not come to a verdict" });
    expect(junit).toMatch(/<testsuite .*errors="1"/);
    expect(markdown).toMatch(/: pending\n/);
  });

  it("that cannot be written are found out before anything is dispatched", async () => {
    const id = await start();
    const json = path.join(folder(), "run.json");
    const { code, stderr } = await run(id, "--junit", folder(), "--report", json);
    expect(stderr).toBe(`error: The report ${folder()} could not be written (EISDIR). Nothing was dispatched.\n`);
    expect([code, await posts()]).toEqual([2, []]);
    expect(JSON.parse(readFileSync(json, "utf8"))).toMatchObject({ verdict: "inconclusive" });
  });
});
