import { describe, expect, it } from "@jest/globals";
import { at, created, leastFields, send } from "./client.js";
import { emulators } from "./started.js";

const models = { testerModelIds: ["a", "b"] };
const targets = {
  testerTargets: [{ modelId: "a", skillMode: "none" }, { modelId: "a", skillMode: "pinned" }, { modelId: "c" }],
};

describe("the runs that a creation queues", () => {
  const start = emulators();

  it.each([
    { what: "no tester is named", fields: {}, queuedFor: ["claude-sonnet-4"] },
    { what: "one model is named", fields: { testerModelId: "a" }, queuedFor: ["a"] },
    { what: "several models are", fields: { ...models, testerModelId: "z" }, queuedFor: ["a", "b"] },
    { what: "targets are named beside models", fields: { ...models, ...targets }, queuedFor: ["a", "a", "c"] },
    { what: "the lists are empty", fields: { testerModelIds: [], testerTargets: [] }, queuedFor: ["claude-sonnet-4"] },
    { what: "there is a schedule", fields: { ...models, schedule: { cron: "0 9 * * *" } }, queuedFor: ["a", "b"] },
  ])("are for $queuedFor when $what", async ({ fields, queuedFor }) => {
    const emulator = await start();
    const { body } = await send(emulator, "POST", "/workflows", { ...leastFields, ...fields });
    expect(at(body, "initialDispatch")).toEqual({ queued: queuedFor.length, failed: 0 });
    const runs = await emulator.runs();
    expect(runs.map(({ modelId }) => modelId)).toEqual(queuedFor);
    expect(runs.every(({ trigger }) => trigger === "initial")).toBe(true);
  });

  it("carry what their target says of skills", async () => {
    const emulator = await start();
    const { id, currentVersion } = await created(emulator, targets);
    expect(await emulator.runs()).toMatchObject(
      targets.testerTargets.map((target) => ({ ...target, workflowId: id, workflowVersionId: currentVersion.id })),
    );
  });

  it("are counted as failed when the script queues them not", async () => {
    const emulator = await start({ script: [{ trigger: "initial", model: "b", queued: false }] });
    const { body } = await send(emulator, "POST", "/workflows", { ...leastFields, ...models });
    expect(at(body, "initialDispatch")).toEqual({ queued: 1, failed: 1 });
    expect((await emulator.runs()).map(({ modelId }) => modelId)).toEqual(["a"]);
  });
});
