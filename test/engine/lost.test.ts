import { setTimeout as wait } from "node:timers/promises";
import { afterEach, describe, expect, it } from "@jest/globals";
import { deploy, type Deployment } from "./deployment.js";

const program = `new armature.Workflow("search", { mcpServerId, testerPrompt: "Search." });`;

describe("a workflow that an up could not find again", () => {
  let deployment: Deployment;

  afterEach(() => deployment.close());

  it("is found and taken by the next up, which says so and starts no run", async () => {
    deployment = await deploy({ program });
    const { emulator, stack } = deployment;
    await stack.setConfig("armature:maxRetries", "0");
    await emulator.setFaults([
      { method: "POST", times: 1, do: { cut: "after" } },
      ...[2, 3, 4, 5].map((nth) => ({ method: "GET", path: "/workflows", nth, do: { status: 403 } })),
    ]);
    const lost = await stack.up();
    expect(lost.exitCode).not.toBe(0);
    expect(lost.output).toMatch(
      /The workflow may exist all the same: wait a few minutes, since it may come late, and the next `pulumi up` looks for it/u,
    );

    const found = await stack.up();
    expect(found.exitCode).toBe(0);
    const [workflow] = await emulator.workflows();
    expect(found.output).toContain(`Takes workflow ${workflow?.id}, which an earlier deployment created`);
    expect((await stack.up()).changes).toEqual({ same: 2 });
    expect((await deployment.sent()).filter((request) => request === "POST /workflows")).toHaveLength(1);
    expect(await emulator.workflows()).toHaveLength(1);
  });
});

describe("a deployment that is killed while its workflows are being created", () => {
  const names = Array.from({ length: 8 }, (_, index) => `journey-${index}`);
  const several = `for (const name of ${JSON.stringify(names)}) {
    new armature.Workflow(name, { mcpServerId, testerPrompt: \`Play \${name}.\` });
  }`;

  it("loses none and makes none twice: the next up takes what no state knows", async () => {
    const deployment = await deploy({ program: several });
    const { emulator, stack } = deployment;
    try {
      // Three are answered; the others are made, and nobody ever hears of it.
      const unanswered = [4, 5, 6, 7, 8].map((nth) => ({ path: "/workflows", method: "POST", nth }));
      await emulator.setFaults(unanswered.map((rule) => ({ ...rule, do: { stall: "headers", after: true } }) as const));
      const running = stack.start("up");
      while ((await emulator.workflows()).length < names.length) await wait(20);
      running.kill("SIGKILL");
      expect((await running.ended).exitCode).not.toBe(0);

      await emulator.setFaults([]);
      await stack.unlock();
      const next = await stack.up();
      expect(next.exitCode).toBe(0);
      expect(next.output).toMatch(/Takes workflow \S+, which an earlier deployment created for this resource/u);
      expect((await emulator.workflows()).map(({ name }) => name).toSorted()).toEqual(names);
      expect((await deployment.sent()).filter((request) => request === "POST /workflows")).toHaveLength(names.length);
      expect((await stack.up()).changes).toEqual({ same: names.length + 1 });
      expect(await deployment.sent()).toEqual([]);
    } finally {
      await deployment.close();
    }
  });
});
