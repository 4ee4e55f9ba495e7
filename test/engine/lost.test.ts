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
    expect(lost.output).toMatch(/The workflow may exist all the same: .* the next `pulumi up` looks for it/u);

    const found = await stack.up();
    expect(found.exitCode).toBe(0);
    const [workflow] = await emulator.workflows();
    expect(found.output).toContain(`Takes workflow ${workflow?.id}, which an earlier deployment created`);
    expect((await stack.up()).changes).toEqual({ same: 2 });
    expect((await deployment.sent()).filter((request) => request === "POST /workflows")).toHaveLength(1);
    expect(await emulator.workflows()).toHaveLength(1);
  });
});
