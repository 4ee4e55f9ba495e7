import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { Fault } from "../../sdk/testing/index.js";
import { deploy, type Deployment } from "../engine/deployment.js";
import type { RunningOperation } from "../support/stack/operation.js";

const program = `new armature.Workflow("search", { mcpServerId, testerPrompt: "Search." });`;

/** The server makes the workflow, and never says so. */
const unanswered: Fault = { method: "POST", do: { stall: "headers", after: true } };

describe("a deployment that goes on creating a workflow", () => {
  let deployment: Deployment;

  beforeEach(async () => {
    deployment = await deploy({ program });
  });
  afterEach(() => deployment.close());

  /** An `up` whose creation has come to the server. */
  async function creating(): Promise<RunningOperation> {
    const running = deployment.stack.start("up");
    while (!(await deployment.emulator.requests()).some(({ method }) => method === "POST")) await wait(10);
    return running;
  }

  const creations = async (): Promise<number> =>
    (await deployment.sent()).filter((request) => request === "POST /workflows").length;

  /** The next deployment finds the one workflow in its state, and has nothing to send. */
  async function nothingIsLeft(): Promise<void> {
    expect((await deployment.stack.up()).changes).toEqual({ same: 2 });
    expect(await deployment.sent()).toEqual([]);
    expect(await deployment.emulator.workflows()).toHaveLength(1);
  }

  it("keeps every other one of its stack off by the stack's lock, before anything is sent", async () => {
    await deployment.emulator.setFaults([unanswered]);
    const running = await creating();
    const second = await deployment.stack.up();
    running.kill("SIGKILL");
    await running.ended;
    expect(second.exitCode).not.toBe(0);
    expect(second.output).toContain("the stack is currently locked");
    expect(await deployment.sent()).toEqual(["GET /org", "GET /workflows", "POST /workflows"]);

    await deployment.stack.unlock();
    expect((await deployment.stack.up()).exitCode).toBe(0);
    expect(await creations()).toBe(0);
    await nothingIsLeft();
  });

  it("is not ended by pulumi cancel, which takes the lock alone, and keeps what it makes", async () => {
    await deployment.emulator.setFaults([{ method: "POST", do: { delayMs: 5_000 } }]);
    const running = await creating();
    await deployment.stack.unlock();
    expect((await running.ended).output).toMatch(/Workflow search created/u);
    expect(await creations()).toBe(1);
    await nothingIsLeft();
  });

  it("shares its workflow with one that starts after pulumi cancel", async () => {
    // The first one has to give up waiting before the test ends, and not before the second one looks.
    await deployment.stack.setConfig("armature:requestTimeoutSeconds", "15");
    await deployment.emulator.setFaults([unanswered]);
    const running = await creating();
    await deployment.stack.unlock();
    const second = await deployment.stack.up();
    const first = await running.ended;
    expect(second.exitCode).toBe(0);
    expect(second.output).toMatch(/Takes workflow \S+, which an earlier deployment created/u);
    expect(first.output).toMatch(/Workflow search created/u);
    expect(await creations()).toBe(1);
    await nothingIsLeft();
  });
});
