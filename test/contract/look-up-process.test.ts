import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import path from "node:path";
import { startEmulator, type StartedEmulator } from "../../sdk/testing/index.js";
import { startChild } from "../support/process/child.js";

const root = path.resolve(__dirname, "../..");

/** Says when it is done, and has nothing more to do. */
const program = `
const armature = require(${JSON.stringify(path.join(root, "dist/sdk/index.js"))});
const asked = () => [armature.getOrganization(), armature.listWorkflows(), armature.getMcpServer({ name: "Issue tracker" })];
Promise.all([...asked(), ...asked()]).then(() => process.stdout.write("done"), (error) => process.stdout.write(error.message));
`;

describe("the process of a program that has looked something up", () => {
  let emulator: StartedEmulator;

  beforeEach(async () => {
    emulator = await startEmulator();
  });
  afterEach(() => emulator.stop());

  const started = (onText?: (text: string) => void) =>
    startChild(process.execPath, ["-e", program], {
      cwd: root,
      env: { ...process.env, ARMATURE_BASE_URL: emulator.url, ARMATURE_API_KEY: emulator.apiKey },
      onText,
    });

  it("ends with the program: no connection holds it open", async () => {
    let doneMs = 0;
    const { exitCode, stdout } = await started(() => (doneMs = Date.now())).ended;
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: "done" });
    expect(Date.now() - doneMs).toBeLessThan(2000);
    expect((await emulator.requests()).map(({ path: asked }) => asked).sort()).toEqual([
      "/mcp-servers",
      "/org",
      "/workflows",
    ]);
  });

  it.each(["SIGINT", "SIGTERM"] as const)("ends by %s in the middle of a request", async (signal) => {
    await emulator.setFaults([{ do: { stall: "headers" } }]);
    const running = started();
    while ((await emulator.requests()).length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    const killedMs = Date.now();
    running.kill(signal);
    expect((await running.ended).exitCode).toBe(signal === "SIGINT" ? 130 : 143);
    expect(Date.now() - killedMs).toBeLessThan(2000);
  });
});
