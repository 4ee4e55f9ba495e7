import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { deploy, type Deployment } from "../engine/deployment.js";
import { uninstall } from "./packages.js";

interface SavedState {
  readonly deployment: { readonly resources: readonly Readonly<Record<string, unknown>>[] };
}

/** What the engine keeps of each resource; a secret is encrypted anew whenever it is written. */
async function kept({ stack }: Deployment): Promise<unknown> {
  const { deployment } = (await stack.exportState()) as SavedState;
  const resources = deployment.resources.map(({ urn, id, inputs, outputs }) => ({ urn, id, inputs, outputs }));
  return JSON.parse(JSON.stringify(resources, (name, value: unknown) => (name === "ciphertext" ? "" : value)));
}

describe("a stack whose project has no longer pulumi-armature", () => {
  let deployment: Deployment;

  beforeAll(async () => {
    deployment = await deploy({
      program: `
const search = new armature.Workflow("search", { mcpServerId, testerPrompt: "Search." });
new armature.WorkflowRun("smoke", { workflowId: search.id });
`,
    });
    expect((await deployment.stack.up()).exitCode).toBe(0);
    await deployment.sent();
    uninstall(deployment.folder, "pulumi-armature");
  });
  afterAll(() => deployment.close());

  it.each(["destroy", "refresh"] as const)("is left alone by %s, which names the package to install", async (verb) => {
    const before = await kept(deployment);
    const { exitCode, output } = await deployment.stack[verb]();
    expect(exitCode).not.toBe(0);
    expect(output).toMatch(/: *\n? *error: Cannot find module 'pulumi-armature\/provider'/u);
    expect(await deployment.sent()).toEqual([]);
    expect(await kept(deployment)).toEqual(before);
  });

  it("is destroyed as ever once the package is there again", async () => {
    uninstall(deployment.folder);
    expect((await deployment.stack.destroy()).exitCode).toBe(0);
    expect(await deployment.sent()).toEqual(["DELETE /workflows/{id}"]);
  });
});
