import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "@jest/globals";
import type { StartedEmulator } from "../../sdk/testing/index.js";
import { at, created, dispatched, present, send } from "./client.js";
import { emulators } from "./started.js";

const criteria = [{ criterionText: "Found it" }, { criterionText: "Was short", isRequired: false }];

const read = async (emulator: StartedEmulator, path: string): Promise<unknown> =>
  (await send(emulator, "GET", path)).body;

describe("a run", () => {
  const start = emulators();

  it.each([
    { status: "pending", script: { pendingMs: 60_000 }, times: [] },
    { status: "running", script: { pendingMs: 0, runningMs: 60_000 }, times: ["startedAt"] },
    { status: "pass", script: { pendingMs: 0, runningMs: 0 }, times: ["startedAt", "endedAt"] },
  ])("is $status and says $times, by its script", async ({ status, script, times }) => {
    const emulator = await start({ script: [script] });
    await created(emulator);
    const run = await read(emulator, `/runs/${(await emulator.runs())[0]?.id ?? ""}`);
    expect(at(run, "status")).toBe(status);
    expect(present(run, "startedAt", "endedAt")).toEqual(times);
  });

  it("goes on from one to the next, and never changes after its end", async () => {
    const emulator = await start({ script: [{ pendingMs: 40, runningMs: 40 }] });
    await created(emulator);
    const path = `/runs/${(await emulator.runs())[0]?.id ?? ""}`;
    const seen: unknown[] = [];
    while (at(seen.at(-1), "endedAt") === undefined) seen.push(await read(emulator, path));
    // A busy machine may miss one of them.
    expect(["pending running pass", "pending pass", "running pass", "pass"]).toContain(
      [...new Set(seen.map((run) => at(run, "status")))].join(" "),
    );
    expect(await read(emulator, path)).toEqual(seen.at(-1));
  });

  it("says its workflow, version, model, times, cost and the evaluator's words", async () => {
    const emulator = await start({
      script: [{ pendingMs: 0, runningMs: 5, costUsd: 0.25, summary: "All was found." }],
    });
    const { id, currentVersion } = await created(emulator, { criteria, testerModelId: "gpt-5" });
    const [run] = await emulator.runs();
    await wait(10);
    const record = await read(emulator, `/runs/${run?.id ?? ""}`);
    expect(record).toMatchObject({
      id: run?.id,
      workflowId: id,
      workflowName: "Search",
      workflowVersionId: currentVersion.id,
      modelId: "gpt-5",
      trigger: "initial",
      status: "pass",
      costUsd: 0.25,
      evaluation: {
        summary: "All was found.",
        criteria: [{ criterionText: "Found it", isRequired: true, passed: true }, { isRequired: false }],
      },
    });
    expect(Date.parse(String(at(record, "endedAt"))) - Date.parse(String(at(record, "startedAt")))).toBe(5);
  });

  it("is of the version and the testers that it was dispatched with", async () => {
    const emulator = await start();
    const { id } = await created(emulator, { testerModelIds: ["a", "b"] });
    await send(emulator, "PATCH", `/workflows/${id}`, { name: "New" });
    const [workflow] = await emulator.workflows();
    const request = { reason: "after a deploy", baselineRunId: "run_base" };
    expect(await dispatched(emulator, id, request)).toMatchObject([
      { modelId: "a", trigger: "manual", workflowVersionId: workflow?.currentVersion.id, ...request },
      { modelId: "b", workflowName: "New" },
    ]);
    expect(await dispatched(emulator, id, { testerModelIds: ["c"] })).toMatchObject([{ modelId: "c" }]);
    expect(await dispatched(emulator, id, { testerTargets: [{ modelId: "d", skillMode: "none" }] })).toMatchObject([
      { modelId: "d", skillMode: "none" },
    ]);
  });

  it("has an evaluation, tool calls and a trace once it has ended", async () => {
    const emulator = await start();
    await created(emulator, { criteria });
    const id = (await emulator.runs())[0]?.id ?? "";
    expect(await read(emulator, `/runs/${id}/evaluation`)).toMatchObject({
      runId: id,
      verdict: "pass",
      criteria: [
        { criterionText: "Found it", passed: true, reasoning: expect.any(String), excerpt: expect.any(String) },
        {},
      ],
    });
    expect(await read(emulator, `/runs/${id}/tool-calls`)).toMatchObject({ rows: [{ name: "search" }] });
    expect(await read(emulator, `/runs/${id}/trace`)).toMatchObject({ runId: id, redacted: true, events: [{}, {}] });
  });

  it("has none of them while it is pending", async () => {
    const emulator = await start({ script: [{ pendingMs: 60_000 }] });
    await created(emulator);
    const id = (await emulator.runs())[0]?.id ?? "";
    const { status, body } = await send(emulator, "GET", `/runs/${id}/evaluation`);
    expect({ status, code: at(body, "error.code") }).toEqual({ status: 404, code: "not_evaluated" });
    expect(await read(emulator, `/runs/${id}/tool-calls`)).toEqual({ rows: [] });
    expect(await read(emulator, `/runs/${id}/trace`)).toMatchObject({ events: [] });
  });

  it.each(["", "/evaluation", "/tool-calls", "/trace"])("that does not exist answers %s with 404", async (part) => {
    const { status, body } = await send(await start(), "GET", `/runs/run_no${part}`);
    expect({ status, message: at(body, "error.message") }).toEqual({
      status: 404,
      message: "Run run_no does not exist.",
    });
  });
});

describe("the list of runs", () => {
  const start = emulators();

  const idsOf = async (emulator: StartedEmulator, query: string): Promise<unknown[]> =>
    (at(await read(emulator, `/runs${query}`), "rows") as unknown[]).map((row) => at(row, "id"));

  it("holds what the query asks for, newest first", async () => {
    const emulator = await start({
      script: [
        { model: "slow", pendingMs: 60_000 },
        { model: "flaky", pendingMs: 0, runningMs: 0, status: "fail", classification: "flake" },
        { pendingMs: 0, runningMs: 0 },
      ],
    });
    const { id } = await created(emulator, { testerModelIds: ["fast", "flaky", "slow"] });
    await created(emulator, { name: "Other" });
    const [fast, flaky, slow, other] = (await emulator.runs()).map((run) => run.id);
    const [labelled] = (await dispatched(emulator, id, { reason: "Nightly", testerModelIds: ["fast"] })).map(
      (run) => run.id,
    );

    const expected: Record<string, unknown[]> = {
      "": [labelled, other, slow, flaky, fast],
      "?sort=createdAt": [fast, flaky, slow, other, labelled],
      "?range=30d": [labelled, other, slow, flaky, fast],
      [`?workflowId=${id}`]: [labelled, slow, flaky, fast],
      "?status=pending": [slow],
      "?status=pending,fail": [slow, flaky],
      "?classification=flake": [flaky],
      "?search=NIGHT": [labelled],
      "?search=other": [other],
      "?pageSize=2": [labelled, other],
      "?pageSize=2&page=3": [fast],
      "?pageSize=2&page=4": [],
    };
    for (const [query, ids] of Object.entries(expected)) {
      expect({ query, ids: await idsOf(emulator, query) }).toEqual({ query, ids });
    }
  });

  it("says which page it is, and which is next", async () => {
    const emulator = await start();
    await created(emulator, { testerModelIds: ["a", "b", "c"] });
    expect(await read(emulator, "/runs?pageSize=2")).toMatchObject({ page: 1, pageSize: 2, total: 3, nextPage: 2 });
    expect(await read(emulator, "/runs?pageSize=2&page=2")).not.toHaveProperty("nextPage");
  });
});
