import { expect, it } from "@jest/globals";
import { armatureMocks, mockProgram } from "pulumi-armature/testing";

const program = () => import("../index.js");
const config = { mcpServerId: "mcp_1", image: "app:1" };

it("declares a workflow for two models, and a gate on its runs", async () => {
  const mocks = armatureMocks();
  const outputs = await mockProgram(program, { mocks, config });
  expect(mocks.declared).toMatchObject([
    { type: "Workflow", name: "search", inputs: { testerModelIds: ["claude-sonnet-4", "gpt-5"] } },
    { type: "WorkflowRun", name: "smoke", inputs: { workflowId: "wf_search", gate: "block" } },
    { type: "Workflow", name: "nightly" },
  ]);
  expect(outputs).toEqual({ verdict: "pass" });
});

it("cannot be deployed without an image", async () => {
  const withoutImage = mockProgram(program, { config: { mcpServerId: "mcp_1" } });
  await expect(withoutImage).rejects.toThrow("Missing required configuration variable 'project:image'");
});
