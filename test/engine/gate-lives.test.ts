import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { type StartedEmulator, startEmulator } from "../../sdk/testing/index.js";
import { byHand } from "../lifecycle/by-hand.js";
import { leastFields } from "../lifecycle/declared.js";
import { temporaryFolder } from "../support/process/temporary-folder.js";
import { account } from "./deployment.js";
import { deployGate, gated, type GateDeployment } from "./gate-deployment.js";

const failing = [{ trigger: "manual", status: "fail" }] as const;

/** Destroys a stack whose gate has passed, and makes it again where runs fail. */
async function livesTwice(deployment: GateDeployment, between: () => Promise<void>): Promise<void> {
  const { stack, kept } = deployment;
  expect((await stack.up()).exitCode).toBe(0);
  const first = await kept();
  expect(first).toMatchObject({ verdict: "pass" });
  expect((await stack.destroy()).exitCode).toBe(0);
  await between();
  expect((await stack.up()).exitCode).not.toBe(0);
  const second = await kept();
  expect(second).toMatchObject({ verdict: "fail" });
  expect(second?.runIds).not.toEqual(first?.runIds);
}

describe("a stack that is destroyed and made again takes no verdict of its predecessor", () => {
  it("when the workflow is a part of it", async () => {
    const deployment = await deployGate();
    try {
      await livesTwice(deployment, () => deployment.emulator.setScript(failing));
      expect(await deployment.dispatched()).toHaveLength(2);
    } finally {
      await deployment.close();
    }
  });

  it("two hours later, when the workflow is not a part of it", async () => {
    const { folder, remove } = temporaryFolder("lives");
    const stateFile = path.join(folder, "before.json");
    const later = path.join(folder, "later.json");
    const twoHoursAgo = new Date(Date.now() - 2 * 60 * 60 * 1000).toISOString();
    const deployment = await deployGate("", { stateFile });
    let next: StartedEmulator | undefined;
    try {
      await byHand(deployment.emulator, "POST", "/workflows", leastFields);
      const workflowId = (await deployment.emulator.workflows())[0]?.id ?? "";
      deployment.program(`new armature.WorkflowRun("smoke", { workflowId: "${workflowId}", gate: "block" });`);
      await livesTwice(deployment, async () => {
        const text = readFileSync(stateFile, "utf8");
        writeFileSync(later, text.replace(/"createdAt":"[^"]+"/gu, `"createdAt":"${twoHoursAgo}"`));
        next = await startEmulator({ stateFile: later, apiKey: deployment.emulator.apiKey, script: failing });
        await deployment.stack.setAllConfig(account(next));
      });
    } finally {
      await next?.stop();
      await deployment.close();
      remove();
    }
  });
});

describe("a run that is taken out of a program and put in again", () => {
  it("takes no verdict of its earlier life when it comes back to triggers of that one", async () => {
    const image = (name: string): string => gated(`triggers: "${name}"`);
    const deployment = await deployGate(image("v1"));
    const { stack, kept, dispatched } = deployment;
    try {
      expect((await stack.up()).exitCode).toBe(0);
      deployment.program(image("v2"));
      expect((await stack.up()).exitCode).toBe(0);
      deployment.program(
        'new armature.Workflow("search", { mcpServerId, testerPrompt: "Search.", testerModelIds: ["gpt-5"] });',
      );
      expect((await stack.up()).exitCode).toBe(0);
      expect(await kept()).toBeUndefined();
      deployment.program(image("v3"));
      expect((await stack.up()).exitCode).toBe(0);
      deployment.program(image("v2"));
      await deployment.emulator.setScript(failing);
      expect((await stack.up()).exitCode).not.toBe(0);
      expect(await dispatched()).toHaveLength(4);
      expect(await kept()).toEqual({ runIds: (await dispatched()).slice(3), verdict: "fail" });
    } finally {
      await deployment.close();
    }
  });
});
