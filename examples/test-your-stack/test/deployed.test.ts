import { afterEach, beforeEach, expect, it } from "@jest/globals";
import { deployProgram, startEmulator, sentTo, writesOf } from "pulumi-armature/testing";
import type { ProgramDeployment, StartedEmulator } from "pulumi-armature/testing";

let emulator: StartedEmulator;
let deployment: ProgramDeployment;

beforeEach(async () => {
  emulator = await startEmulator();
  const config = { mcpServerId: "mcp_1", image: "app:1" };
  deployment = await deployProgram({ folder: ".", emulator, config });
});

afterEach(async () => {
  await deployment.close();
  await emulator.stop();
});

it("creates each workflow once, and opens its gate", async () => {
  await deployment.up();
  expect(await writesOf(emulator)).toEqual({
    created: ["nightly", "search"],
    changed: [],
    archived: [],
    dispatched: ["search"],
  });
  expect(await deployment.outputs()).toEqual({ verdict: "pass" });
});

it("sends nothing when nothing has changed", async () => {
  await deployment.up();
  await emulator.clearRequests();
  await deployment.up();
  expect(await sentTo(emulator)).toEqual([]);
});

it("runs the test again for a new image, and for nothing else", async () => {
  await deployment.up();
  await emulator.clearRequests();
  await deployment.setConfig({ image: "app:2" });
  await deployment.up();
  expect(await writesOf(emulator)).toEqual({ created: [], changed: [], archived: [], dispatched: ["search"] });
});

it("goes no further when the test fails", async () => {
  await emulator.setScript([{ workflow: "search", model: "gpt-5", trigger: "manual", status: "fail" }]);
  await expect(deployment.up()).rejects.toThrow("The gate is closed (fail)");
  expect((await writesOf(emulator)).created).toEqual(["search"]);
});

it("makes no second workflow when the answer to the first is lost", async () => {
  await emulator.setFaults([{ method: "POST", path: "/workflows", nth: 1, do: { cut: "after" } }]);
  await deployment.up();
  const names = (await emulator.workflows()).map(({ name }) => name);
  expect(names).toEqual(["search", "nightly"]);
});
