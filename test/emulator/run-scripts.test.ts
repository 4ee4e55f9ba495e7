import { describe, expect, it } from "@jest/globals";
import type { RunRecord, RunScript, StartedEmulator } from "../../sdk/testing/index.js";
import { at, created, dispatched, send } from "./client.js";
import { emulators } from "./started.js";

const atOnce = { pendingMs: 0, runningMs: 0 };

const criteria = [
  { criterionText: "optional", isRequired: false },
  { criterionText: "first" },
  { criterionText: "second", isRequired: true },
];

const statusesOf = (runs: readonly RunRecord[]): string[] => runs.map(({ status }) => status);

describe("a rule of a script", () => {
  const start = emulators();

  const evaluationOfFirst = async (emulator: StartedEmulator): Promise<unknown> =>
    (await send(emulator, "GET", `/runs/${(await emulator.runs())[0]?.id ?? ""}/evaluation`)).body;

  it.each([
    { status: "pass", verdict: "pass", passed: [true, true, true] },
    { status: "partial", verdict: "partial", passed: [true, false, true] },
    { status: "fail", verdict: "fail", passed: [false, false, false] },
    { status: "error", verdict: null, passed: [] },
    { status: "timed_out", verdict: null, passed: [] },
    { status: "abandoned", verdict: null, passed: [] },
  ])("that ends a run with $status gives the verdict $verdict", async ({ status, verdict, passed }) => {
    const emulator = await start({ script: [{ ...atOnce, status }] });
    await created(emulator, { criteria });
    expect(statusesOf(await emulator.runs())).toEqual([status]);
    const evaluation = await evaluationOfFirst(emulator);
    expect(at(evaluation, "verdict")).toBe(verdict);
    expect((at(evaluation, "criteria") as unknown[]).map((result) => at(result, "passed"))).toEqual(passed);
  });

  it("fails a workflow without criteria with a verdict all the same", async () => {
    const emulator = await start({ script: [{ ...atOnce, status: "fail" }] });
    await created(emulator);
    expect(await evaluationOfFirst(emulator)).toMatchObject({ verdict: "fail", criteria: [] });
  });

  it.each([
    { passes: [false, true, true], status: "pass" },
    { passes: [true, false, true], status: "partial" },
    { passes: [true, false, false], status: "fail" },
    { passes: [], status: "pass" },
  ])(
    "with the results $passes ends the run with $status, for only required criteria decide",
    async ({ passes, status }) => {
      const emulator = await start({ script: [{ ...atOnce, criteria: passes.map((passed) => ({ passed })) }] });
      await created(emulator, { criteria });
      expect(statusesOf(await emulator.runs())).toEqual([status]);
    },
  );

  it("gives the evaluator's words as they are", async () => {
    const said = { passed: false, reasoning: "It found none.", excerpt: "[]" };
    const emulator = await start({ script: [{ ...atOnce, criteria: [said], summary: "Nothing there." }] });
    await created(emulator, { criteria });
    expect(await evaluationOfFirst(emulator)).toMatchObject({ summary: "Nothing there.", criteria: [said, {}, {}] });
  });

  it("may leave the cost unsaid", async () => {
    const emulator = await start({ script: [{ ...atOnce, costUsd: null }] });
    await created(emulator);
    expect((await emulator.runs())[0]).not.toHaveProperty("costUsd");
  });

  const rules: { what: string; script: RunScript[]; statuses: string[] }[] = [
    {
      what: "the name of a workflow",
      script: [{ workflow: "Search", status: "hit" }],
      statuses: ["hit", "hit", "pass", "hit", "hit"],
    },
    { what: "a model", script: [{ model: "b", status: "hit" }], statuses: ["pass", "hit", "pass", "pass", "hit"] },
    {
      what: "a trigger",
      script: [{ trigger: "manual", status: "hit" }],
      statuses: ["pass", "pass", "pass", "hit", "hit"],
    },
    {
      what: "the third run of a workflow",
      script: [{ nth: 3, status: "hit" }],
      statuses: ["pass", "pass", "pass", "hit", "pass"],
    },
    {
      what: "the second run of a model",
      script: [{ model: "a", nth: 2, status: "hit" }],
      statuses: ["pass", "pass", "pass", "hit", "pass"],
    },
    {
      what: "the first run of a trigger",
      script: [{ trigger: "manual", nth: 1, status: "hit" }],
      statuses: ["pass", "pass", "pass", "hit", "pass"],
    },
    {
      what: "a range without an end",
      script: [{ nth: { from: 2 }, status: "hit" }],
      statuses: ["pass", "hit", "pass", "hit", "hit"],
    },
    {
      what: "a range",
      script: [{ nth: { from: 1, to: 2 }, status: "hit" }],
      statuses: ["hit", "hit", "hit", "pass", "pass"],
    },
    {
      what: "the first rule that fits",
      script: [{ model: "a", status: "hit" }, { status: "rest" }],
      statuses: ["hit", "rest", "rest", "hit", "rest"],
    },
  ];

  it.each(rules)("goes by $what", async ({ script, statuses }) => {
    const emulator = await start({ script: [...script, {}].map((rule) => ({ ...atOnce, ...rule })) });
    const { id } = await created(emulator, { testerModelIds: ["a", "b"] });
    await created(emulator, { name: "Other", testerModelId: "c" });
    await dispatched(emulator, id);
    expect(statusesOf(await emulator.runs())).toEqual(statuses);
  });

  it("goes by the id of a workflow, for runs that are queued after it was set", async () => {
    const emulator = await start();
    const { id } = await created(emulator);
    await emulator.setScript([{ ...atOnce, workflow: id, status: "error" }]);
    await dispatched(emulator, id);
    expect(statusesOf(await emulator.runs())).toEqual(["pass", "error"]);
  });

  it("may queue no run for a dispatch", async () => {
    const emulator = await start({ script: [{ trigger: "manual", nth: 1, queued: false }, atOnce] });
    const { id } = await created(emulator);
    expect((await send(emulator, "POST", `/workflows/${id}/runs`, { idempotencyKey: "k" })).body).toEqual({
      runIds: [],
    });
    expect(await dispatched(emulator, id, { idempotencyKey: "k" })).toHaveLength(1);
  });

  it("that cannot be used is refused with every problem of every rule", async () => {
    const emulator = await start();
    const script: unknown = [
      { modle: "a", pendingMs: -1 },
      { nth: { from: 3, to: 2 }, costUsd: "1", criteria: [{}] },
      5,
    ];
    await expect(emulator.setScript(script as RunScript[])).rejects.toMatchObject({
      name: "EmulatorOptionError",
      message:
        "The script cannot be used: [0].modle is not known (the nearest known name is model); " +
        "[0].pendingMs must be a whole number of at least 0; [1].nth must not end before it starts; " +
        "[1].criteria[0].passed is required; [1].costUsd must be a number from 0; [2] must be an object.",
    });
  });
});
