import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { byHand } from "../lifecycle/by-hand.js";
import { deploy, type Deployment } from "./deployment.js";

const search = (prompt = "Search.", options = "{}"): string =>
  `new armature.Workflow("search", { mcpServerId, testerPrompt: "${prompt}" }, ${options});`;

describe("a creation whose answer is cut off", () => {
  let deployment: Deployment;

  beforeEach(async () => {
    deployment = await deploy({ program: search() });
  });
  afterEach(() => deployment.close());

  const posts = async (): Promise<number> =>
    (await deployment.sent()).filter((request) => request === "POST /workflows").length;

  it("after the work has its workflow found and taken in the same up", async () => {
    const { emulator, stack } = deployment;
    await emulator.setFaults([{ method: "POST", do: { cut: "after" } }]);
    expect((await stack.up()).exitCode).toBe(0);
    const [workflow, ...others] = await emulator.workflows();
    expect(others).toEqual([]);
    expect(await posts()).toBe(1);
    expect(await stack.stateText()).toContain(`"id":"${workflow?.id}"`);
    expect((await stack.up()).changes).toEqual({ same: 2 });
    expect(await deployment.sent()).toEqual([]);
  });

  it("before the work fails the up, which says what may exist and with which line it is adopted", async () => {
    const { emulator, stack } = deployment;
    await emulator.setFaults([{ method: "POST", do: { cut: "before" } }]);
    const { exitCode, output } = await stack.up();
    expect(exitCode).not.toBe(0);
    expect(output).toMatch(
      /POST \/workflows failed: the connection was lost .* The workflow may exist all the same: wait a few minutes, since it may come late, and the next `pulumi up` looks for it and takes it; .* with the resource option import: "<workflow id>"/u,
    );
    expect(await posts()).toBe(1);
    await emulator.setFaults([]);
    expect((await stack.up()).exitCode).toBe(0);
    expect(await emulator.workflows()).toHaveLength(1);
  });
});

describe("a workflow with the mark of a resource that is not in the stack", () => {
  let deployment: Deployment;
  let left = "";

  beforeEach(async () => {
    deployment = await deploy({ program: search("Search.", "{ retainOnDelete: true }") });
    const { emulator, stack } = deployment;
    expect((await stack.up()).exitCode).toBe(0);
    deployment.program("");
    expect((await stack.up()).exitCode).toBe(0);
    left = (await emulator.workflows())[0]?.id ?? "";
    await deployment.sent();
  });
  afterEach(() => deployment.close());

  const written = async (): Promise<string[]> => (await deployment.sent()).filter((sent) => !sent.startsWith("GET"));

  it("is refused when it is another than the program declares, with the line that adopts it, which does", async () => {
    const { stack } = deployment;
    deployment.program(search("Find."));
    const refused = await stack.up();
    expect(refused.exitCode).not.toBe(0);
    expect(refused.output).toContain(`Not created: ${left} bears this resource's mark`);
    expect(refused.output).toContain(`but it differs in testerPrompt`);
    expect(refused.output).toContain(`import: "${left}"`);
    expect(await written()).toEqual([]);

    deployment.program(search("Search.", `{ import: "${left}" }`));
    expect((await stack.up()).exitCode).toBe(0);
    expect(await written()).toEqual([]);
    deployment.program(search("Find."));
    expect((await stack.up()).exitCode).toBe(0);
    expect(await written()).toEqual(["PATCH /workflows/{id}"]);
  });

  it("is refused when there are two", async () => {
    const { emulator, stack } = deployment;
    const [first] = await emulator.workflows();
    const { mcpServerId, name, testerPrompt, metadata } = first ?? {};
    await byHand(emulator, "POST", "/workflows", { mcpServerId, name, testerPrompt, metadata });
    const other = (await emulator.workflows())[1]?.id;
    await deployment.sent();
    deployment.program(search());
    const { exitCode, output } = await stack.up();
    expect(exitCode).not.toBe(0);
    expect(output).toContain(`Not created: ${left}, ${other} bears this resource's mark`);
    expect(output).toContain(`import: "${left}" or import: "${other}"`);
    expect(await written()).toEqual([]);
  });

  it.each([
    ["refuse", 1, 0],
    ["create", 0, 1],
    ["adopt", 0, 0],
  ] as const)("under armature:onExisting %s", async (onExisting, failed, created) => {
    const { stack } = deployment;
    await stack.setConfig("armature:onExisting", onExisting);
    deployment.program(search());
    expect(Math.sign((await stack.up()).exitCode)).toBe(failed);
    expect(await written()).toHaveLength(created);
  });
});
