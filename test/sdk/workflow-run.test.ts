import { describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { WorkflowRun, type WorkflowRunArgs } from "../../sdk/index.js";
import { registeredBy } from "./registered.js";

async function inputsOf(args: WorkflowRunArgs): Promise<Record<string, unknown>> {
  const [run] = await registeredBy(() => new WorkflowRun("smoke", args));
  return run?.inputs ?? {};
}

describe("a WorkflowRun in a program", () => {
  it("sends what was declared, the provider's text, where it stands, and the URN that messages are shown by", async () => {
    expect(await inputsOf({ workflowId: "wf_1", triggers: { image: pulumi.output("a") }, gate: "block" })).toEqual({
      workflowId: "wf_1",
      triggers: { image: "a" },
      gate: "block",
      __provider: 'exports.handler = () => require("pulumi-armature/provider").workflowRun;',
      __urn: "urn:pulumi:production::shop::pulumi-nodejs:dynamic/armature:WorkflowRun::smoke",
    });
  });

  it("refuses triggers that are not JSON", () => {
    expect(() => new WorkflowRun("smoke", { workflowId: "wf_1", triggers: { at: new Date(0) } })).toThrow(
      "triggers.at is a Date",
    );
  });

  it("knows one of its own", async () => {
    await registeredBy(() => {
      expect(WorkflowRun.isInstance(new WorkflowRun("smoke", { workflowId: "wf_1" }))).toBe(true);
      expect(WorkflowRun.isInstance(new pulumi.ComponentResource("a:b:C", "other"))).toBe(false);
    });
  });
});
