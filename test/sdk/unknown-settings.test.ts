import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { settingsSchema } from "../../provider/config.js";
import { Workflow, WorkflowRun } from "../../sdk/index.js";
import { registeredBy } from "./registered.js";

const search = (name = "search"): Workflow => new Workflow(name, { mcpServerId: "mcp_1", testerPrompt: "Search." });

describe("a setting that nothing reads", () => {
  const warn = jest.spyOn(console, "warn");

  beforeEach(() => {
    warn.mockReset();
  });

  afterEach(() => pulumi.runtime.setAllConfig({}));

  /** What a program warns of with this configuration; without an engine Pulumi writes warnings to the console. */
  async function warnings(config: Record<string, string>, program: () => unknown, project?: string): Promise<string[]> {
    pulumi.runtime.setAllConfig(config);
    await registeredBy(program, project);
    return warn.mock.calls.map(([text]) => String(text).replace("warning: [runtime] ", ""));
  }

  it.each([
    ["baseURL", "baseUrl"],
    ["base_url", "baseUrl"],
    ["url", "baseUrl"],
    ["api_key", "apiKey"],
    ["key", "apiKey"],
    ["org", "organization"],
    ["organisation", "organization"],
    ["maxRetires", "maxRetries"],
    ["concurrentRequests", "maxConcurrentRequests"],
  ])("such as armature:%s is told with the one that was meant, and never its value", async (wrong, nearest) => {
    expect(await warnings({ [`armature:${wrong}`]: "hunter2" }, search)).toEqual([
      `armature:${wrong} is not a setting, so nothing reads it; the nearest setting is armature:${nearest}.`,
    ]);
  });

  it("is told once a stack, whatever the program makes of it", async () => {
    const program = (): void => {
      search("one");
      search("two");
      new WorkflowRun("smoke", { workflowId: "wf_1" });
    };
    const config = { "armature:org": "acme", "armature:api_key": "amt_id_secret" };
    expect(await warnings(config, program)).toHaveLength(2);
    expect(await warnings(config, () => new WorkflowRun("smoke", { workflowId: "wf_1" }))).toHaveLength(4);
  });

  it("is none of the settings, nor anything of the project's or another package's", async () => {
    const names = Object.keys(settingsSchema.shape);
    const settings = Object.fromEntries(names.map((name) => [`armature:${name}`, "x"]));
    expect(await warnings({ ...settings, "shop:org": "x", "armatures:org": "x", "aws:region": "x" }, search)).toEqual(
      [],
    );
  });

  it("is not looked for where the project itself is called armature", async () => {
    expect(await warnings({ "armature:replicas": "3" }, search, "armature")).toEqual([]);
  });
});
