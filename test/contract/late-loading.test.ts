import { execFileSync } from "node:child_process";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { leastFields } from "../lifecycle/declared.js";
import { inputs } from "../support/provider-process/inputs.js";
import { startProvider } from "../support/provider-process/provider.js";

const root = path.resolve(__dirname, "../..");

const main = path.join(root, "dist/provider/main.js");

/** What the provider's process has loaded of these packages once it has answered for what has not changed. */
const program = `
const { workflow, workflowRun } = require(${JSON.stringify(main)});
const bag = ${JSON.stringify(inputs("search", leastFields))};
const state = { ...bag, currentVersion: { id: "v1" } };
const isSame = async () => {
  const { failures } = await workflow.check(bag, bag);
  const { changes } = await workflow.diff("wf_1", state, bag);
  await workflowRun.check(bag, bag);
  if (failures.length > 0 || changes) throw new Error("It has changed.");
};
const packages = /node_modules.(zod|undici|p-limit|junit-report-builder)\\b/u;
isSame().then(() => {
  const loaded = Object.keys(require.cache).filter((file) => packages.test(file));
  process.stdout.write(JSON.stringify(loaded), () => process.exit());
});
`;

/** What a program has loaded of the provider and its packages once it has declared something, and once it has looked something up. */
const lookUps = `
const pulumi = require("@pulumi/pulumi");
const armature = require(${JSON.stringify(path.join(root, "dist/sdk/index.js"))});
const loaded = () =>
  Object.keys(require.cache).filter((file) => /dist.provider|node_modules.(zod|undici|p-limit)\\b/u.test(file)).length;
const newResource = ({ name, inputs }) => ({ id: name, state: inputs });
const isSame = async () => {
  await pulumi.runtime.setMocks({ newResource, call: () => ({}) });
  new armature.Workflow("search", { mcpServerId: "mcp_1", testerPrompt: "Search." });
  armature.Workflow.get("found", "wf_1");
  await armature.getWorkflow({ name: "search" });
  const before = loaded();
  pulumi.runtime.setConfig("armature:maxRetries", "many");
  await pulumi.runtime.disconnect();
  pulumi.runtime.resetOptions("p", "s", -1, "", "", false, "");
  await armature.getOrganization().catch(() => undefined);
  return { before, isLoadedAfter: loaded() > 0 };
};
isSame().then((told) => process.stdout.write(JSON.stringify(told)));
`;

describe("a program", () => {
  it("loads nothing of the provider before it looks something up, nor for what its tests' mocks answer", () => {
    const told = execFileSync(process.execPath, ["-e", lookUps], { cwd: root, encoding: "utf8" });
    expect(JSON.parse(told)).toEqual({ before: 0, isLoadedAfter: true });
  });
});

describe("a deployment without a change", () => {
  it("loads neither the rules for inputs nor what requests and reports need", () => {
    expect(JSON.parse(execFileSync(process.execPath, ["-e", program], { cwd: root, encoding: "utf8" }))).toEqual([]);
  });

  it("is not checked again for what the one before was given", async () => {
    const provider = await startProvider();
    try {
      const wrong = inputs("search", { ...leastFields, testerPrompt: "" });
      expect((await provider.check({}, wrong)).failures).toHaveLength(1);
      expect((await provider.check(wrong, wrong)).failures).toEqual([]);
    } finally {
      await provider.close();
    }
  });
});

describe("a test that only starts an emulator", () => {
  it("loads no Pulumi", () => {
    const loaded = `
      require("pulumi-armature/testing");
      console.log(JSON.stringify(Object.keys(require.cache).filter((file) => /node_modules.@pulumi\\b/u.test(file))));
    `;
    expect(JSON.parse(execFileSync(process.execPath, ["-e", loaded], { cwd: root, encoding: "utf8" }))).toEqual([]);
  });
});
