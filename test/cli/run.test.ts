import { describe, expect, it } from "@jest/globals";
import { profileNames } from "../../sdk/testing/index.js";
import { failing, runWorld } from "./run-world.js";

const { start, create, archive, command, run, posts } = runWorld();

describe("pulumi-armature run", () => {
  it("dispatches once, waits, and ends with 0 when the runs pass", async () => {
    await start();
    const { code, stdout } = await run("Find issues");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^pass: 2 of 2 runs have to pass; 2 passed\.\n {2}gpt-5: pass {2}http/);
    expect(await posts()).toEqual(["POST /workflows/{id}/runs"]);
  });

  it("ends with 1 when they fail, and names what failed", async () => {
    const { code, stdout } = await run(await start(failing));
    expect(code).toBe(1);
    expect(stdout).toMatch(/^fail: .*2 failed\.\n[^]*failed: Returned an issue/);
    expect(stdout).not.toContain("pulumi");
  });

  it("ends with 3 when the runs say nothing", async () => {
    const id = await start({ script: [{ trigger: "manual", status: "error" }] });
    const { code, stdout } = await run(id, "--model", "gpt-5", "--json");
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ verdict: "inconclusive", runs: [{ model: "gpt-5", status: "error" }] });
  });

  it.each<[string, string, number, RegExp]>([
    ["cannot be looked at", "/runs/*", 401, /failed: 401 .*Check ARMATURE_API_KEY: /],
    ["cannot be judged", "/runs/*/evaluation", 400, /^its evaluation cannot be read: .* failed: 400 /],
  ])("says of each run why it %s, in the printed result too", async (_, route, status, why) => {
    const id = await start({ faults: [{ method: "GET", path: route, do: { status } }] });
    const { code, stdout } = await run(id, "--json");
    const said = { why: expect.stringMatching(why) };
    expect(JSON.parse(stdout)).toMatchObject({ runs: [said, said] });
    expect([code, stdout.split("\n").length]).toEqual([3, 2]);
  });

  it.each([
    ["--timeout", { runningMs: 60_000 }, "it did not end within 1 s (--timeout)"],
    ["--queue-timeout", { pendingMs: 60_000 }, "it did not start within 1 s (--queue-timeout)"],
  ])("says that %s ended the wait, by its own name", async (option, script, why) => {
    const id = await start({ script: [{ trigger: "manual", ...script }] });
    const { code, stdout } = await run(id, "--model", "gpt-5", option, "1");
    expect(stdout).toContain(`pending: ${why}  http`);
    expect(stdout).not.toMatch(/[a-z]Seconds/);
    expect(code).toBe(3);
  });

  it("asks for another --idempotency-key where a server answers with runs of long ago whatever the key", async () => {
    const old = { id: "run_1", status: "pass", createdAt: "2020-01-01T00:00:00Z", endedAt: "2020-01-01T00:00:01Z" };
    const answered = (body: object) => ({ status: 200, body: JSON.stringify(body) });
    const id = await start({
      faults: [
        { method: "POST", path: "/workflows/*/runs", do: answered({ runs: [old] }) },
        { method: "GET", path: "/runs/*", do: answered(old) },
      ],
    });
    const { code, stderr } = await run(id);
    expect(stderr).toMatch(
      /by this machine's clock \(.*\): set the clock right, or give another --idempotency-key\.\n$/,
    );
    expect(code).toBe(3);
  });

  it("brings back the same runs under the same key", async () => {
    const id = await start();
    const ids = async (): Promise<unknown> => {
      const { stdout } = await run(id, "--idempotency-key", "pipeline-7", "--json");
      return (JSON.parse(stdout) as { runs: { id: string }[] }).runs.map((one) => one.id).sort();
    };
    expect(await ids()).toEqual(await ids());
  });

  it("does not listen to a bypass of deployments", async () => {
    const bypass = { ARMATURE_GATE: "warn", ARMATURE_GATE_REASON: "late" };
    expect((await command([await start(failing)], bypass).ended).code).toBe(1);
  });

  it("ends with 130 on a signal, and leaves the runs to themselves", async () => {
    const running = command([await start({ script: [{ trigger: "manual", runningMs: 60_000 }] })]);
    await running.warns("waited for");
    const { code, stdout } = await running.end("SIGINT");
    expect(code).toBe(130);
    expect(stdout).toContain("The runs go on.");
    expect(stdout).not.toMatch(/pulumi|deployment/);
  });

  it.each<[string, string[], RegExp]>([
    ["a name that is nearly right", ["Find isues"], /There is no workflow "Find isues"; there is "Find issues" \(/],
    ["a name that is not there", ["x"], /There is no workflow "x"\./],
    ["no workflow", [], /missing required argument/],
    ["a number that is none", ["Find issues", "--repeats", "many"], /Give a whole number from 1 to 20/],
    [
      "more passes than models, and an empty reason",
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
    const { code, stderr } = await run(...args);
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
    expect(await posts()).toEqual([]);
  });

  it.each(profileNames)("refuses more passes than the workflow's own testers bring, on %s", async (profile) => {
    await start({ profile });
    const { code, stderr } = await run("Find issues", "--repeats", "2", "--required-passes", "5");
    expect(stderr).toContain("--required-passes is more than the 4 runs that are dispatched");
    expect([code, await posts()]).toEqual([2, []]);
  });

  it("ends with 2 where two workflows have the name, and says their ids", async () => {
    const ids = [await start(), await create()];
    const { code, stderr } = await run("Find issues");
    expect([code, ids.every((id) => stderr.includes(id))]).toEqual([2, true]);
  });

  it("takes no archived workflow for one, though the server lists it", async () => {
    const gone = await start({ profile: "archived-flag" });
    await archive(gone);
    for (const asked of ["Find issues", gone]) {
      const { code, stderr } = await run(asked);
      expect([code, stderr]).toEqual([2, `error: There is no workflow "${asked}".\n`]);
    }
    expect(await posts()).toEqual([]);
    await create();
    expect((await run("Find issues")).code).toBe(0);
  });

  it.each([400, 422])("looks for a name that the server refuses with %s, since it is no id", async (status) => {
    await start({ faults: [{ method: "GET", path: "/workflows/*", do: { status } }] });
    expect(await run("Find issues")).toMatchObject({ code: 0, stdout: expect.stringMatching(/^pass: /) });
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
    const { code, stderr } = await command([await start()], env).ended;
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/pulumi|armature:/);
    expect(code).toBe(2);
  });
});
