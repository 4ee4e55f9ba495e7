import { readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, it } from "@jest/globals";
import type { StartedEmulator } from "../../sdk/testing/index.js";
import type { Bag } from "../support/provider-process/bag.js";
import { type ProviderProcess, startProvider } from "../support/provider-process/provider.js";
import { byHand } from "./by-hand.js";
import { eachFolder } from "./each-folder.js";
import { eachRunWorld } from "./gate-world.js";

const quick = { pendingMs: 0, runningMs: 0, trigger: "manual" } as const;

/** The bodies of the dispatches that the provider sent, oldest first. */
const dispatches = async (emulator: StartedEmulator): Promise<unknown[]> =>
  (await emulator.requests())
    .filter(({ method, path: route }) => method === "POST" && route.endsWith("/runs"))
    .map(({ body }) => body);

const labels = { reason: "Release 12", baselineRunId: "run_of_last_week", idempotencyKey: "release-12" };

describe("a dispatch", () => {
  const world = eachRunWorld();

  it.each<Bag>([
    { ...labels, forceNewRun: true, testerModelIds: ["gpt-5", "claude-sonnet-4"] },
    {
      ...labels,
      forceNewRun: false,
      testerTargets: [
        { modelId: "gpt-5", skillMode: "pinned", skillVersionId: "skv_1" },
        { modelId: "claude-sonnet-4" },
      ],
    },
  ])("sends each field as the program declares it: %j", async (fields) => {
    const { emulator, workflowId, run } = world();
    await run.up({ workflowId, triggers: "a", gate: "block", ...fields });
    expect(await dispatches(emulator)).toEqual([fields]);
  });

  it("sends what a change counts for from then on, and leaves out what is not declared", async () => {
    const { emulator, workflowId, run } = world();
    await run.up({ workflowId, triggers: "a" });
    const targets = [{ modelId: "gpt-5", skillMode: null, skillVersionId: null }];
    await run.up({ workflowId, triggers: "b", ...labels, testerTargets: targets, testerModelIds: null });
    expect(await dispatches(emulator)).toEqual([
      { idempotencyKey: expect.stringMatching(/^pulumi-[0-9a-f]{40}$/u) },
      { ...labels, testerTargets: [{ modelId: "gpt-5" }] },
    ]);
  });

  it("comes with every update while that is declared, and no more after that", async () => {
    const { workflowId, run, dispatched } = world();
    const args = { workflowId, triggers: "a", gate: "block" };
    const ups = [true, true, true, false, false].map((everyUpdate) => ({ ...args, everyUpdate }));
    const came: unknown[] = [];
    for (const up of ups) came.push([await run.up(up), (await dispatched()).length]);
    expect(came).toEqual([
      ["created", 1],
      ["updated", 2],
      ["updated", 3],
      ["updated", 3],
      ["same", 3],
    ]);
    expect(run.kept.state).toMatchObject({ sequence: 3, verdict: "pass" });
  });
});

describe("what a gate reports", () => {
  const world = eachRunWorld();
  const folder = eachFolder("reports");
  let provider: ProviderProcess | undefined;

  afterEach(() => provider?.close());

  const read = (name: string): string => readFileSync(path.join(folder(), name), "utf8");

  it("goes to the summary of a step before the gate fails; a gate and a reason that are empty are no bypass", async () => {
    const { emulator, workflowId, run } = world();
    const config = { "armature:baseUrl": emulator.url, "armature:apiKey": emulator.apiKey };
    const GITHUB_STEP_SUMMARY = path.join(folder(), "summary.md");
    provider = await startProvider({
      config,
      env: { GITHUB_STEP_SUMMARY, ARMATURE_GATE: "", ARMATURE_GATE_REASON: "" },
    });
    run.moveTo(provider);
    await emulator.setScript([{ ...quick, status: "fail" }]);
    await expect(run.up({ workflowId, gate: "block" })).rejects.toThrow("The gate is closed (fail)");
    expect(read("summary.md")).toMatch(/^### ❌ smoke on test: fail\n/u);
    await emulator.setScript([quick]);
    await run.up({ workflowId, gate: "block" });
    expect(read("summary.md")).toMatch(/\n\n### ✅ smoke on test: pass\n/u);
  });

  it("is told against the baseline run that is declared, not against the last one that passed", async () => {
    const { emulator, workflowId, run } = world();
    const criteria = [
      [true, true],
      [true, false],
      [false, false],
    ].map((told) => told.map((passed) => ({ passed })));
    const words = ["pass", "pass", "fail"];
    await emulator.setScript(
      words.map((status, index) => ({ ...quick, nth: index + 1, status, criteria: criteria[index] ?? [] })),
    );
    await byHand(emulator, "POST", `/workflows/${workflowId}/runs`, {});
    const baselineRunId = (await emulator.runs()).at(-1)?.id;
    await run.up({ workflowId, gate: "block", triggers: 1 });
    const reports = { json: path.join(folder(), "gate.json"), markdown: path.join(folder(), "gate.md") };
    await expect(run.up({ workflowId, gate: "block", triggers: 2, baselineRunId, reports })).rejects.toThrow("(fail)");
    const regressions = ["Found an issue", "In time"];
    expect(JSON.parse(read("gate.json"))).toMatchObject({ runs: [{ baselineRunId, regressions }] });
    expect(read("gate.md").split("**Went from pass to fail**")[1]).toMatch(
      new RegExp(`: Found an issue \\(passed in ${baselineRunId}\\)\n- .*: In time \\(passed in`, "u"),
    );
  });
});
