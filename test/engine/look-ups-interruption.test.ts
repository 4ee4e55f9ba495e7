import { setTimeout as wait } from "node:timers/promises";
import { afterEach, describe, expect, it } from "@jest/globals";
import { deploy, type Deployment } from "./deployment.js";

describe("a look-up whose deployment is interrupted", () => {
  let deployment: Deployment;

  afterEach(() => deployment.close());

  it("ends with it, so that the process of a program which goes on is not held open", async () => {
    deployment = await deploy({
      // A process that runs several programs does not end with one of them.
      program: `
        process.exit = (() => process.channel?.unref()) as never;
        export const all = armature.listWorkflows().catch((error: Error) => console.log("told: " + error.message));`,
      emulator: { faults: [{ do: { stall: "headers" } }] },
    });
    const running = deployment.stack.start("preview");
    while ((await deployment.emulator.requests()).length === 0) await wait(50);
    const killedMs = Date.now();
    running.kill("SIGINT");
    const { output } = await running.ended;
    expect(output).toContain("told: listWorkflows: GET /workflows failed: the deployment was interrupted");
    expect(Date.now() - killedMs).toBeLessThan(10_000);
  });
});
