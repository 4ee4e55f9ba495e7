import * as pulumi from "@pulumi/pulumi";
import { Workflow, type WorkflowArgs } from "pulumi-armature";
import { reviewPack, type Rule, rules } from "pulumi-armature/policy";
import { type Emulator, startEmulator } from "pulumi-armature/testing";

const created: string[] = [];

const newResource = ({ name, type, inputs }: pulumi.runtime.MockResourceArgs) => {
  created.push(type);
  return { id: `${name}-1`, state: { ...(inputs as object), currentVersion: { id: "v1" } } };
};

const settled = <T>(output: pulumi.Output<T>): Promise<T> =>
  new Promise((resolve) => {
    output.apply((value) => resolve(value));
  });

async function main(): Promise<void> {
  await pulumi.runtime.setMocks({ newResource, call: () => ({}) });
  const args: WorkflowArgs = { mcpServerId: "mcp_1", testerPrompt: "Search." };
  const workflow = new Workflow("search", args);
  const version: string = await settled(workflow.currentVersion.id);
  const emulator: Emulator & { stop: () => Promise<void> } = await startEmulator();
  const { status } = await fetch(`${emulator.url}/org`);
  await emulator.stop();
  const all: readonly Rule[] = Object.values(rules);
  const facts = { created, version, status, hasRules: all.length > 0, pack: typeof reviewPack };
  console.log(JSON.stringify(facts));
}

void main();
