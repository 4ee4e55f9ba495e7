import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, describe, expect, it } from "@jest/globals";
import { hasNodeLanguageHost } from "../support/engine/beside.js";
import { ensureEngine } from "../support/engine/ensure-engine.js";
import { endsSoon, isAlive } from "../support/process/process-end.js";
import { openStack, type StackOptions } from "../support/stack/open-stack.js";
import type { RunningOperation } from "../support/stack/operation.js";
import type { Stack } from "../support/stack/stack.js";
import { temporaryProject, type TemporaryProject } from "../support/stack/temporary-project.js";

const greeting = `
  import * as pulumi from "@pulumi/pulumi";
  const config = new pulumi.Config();
  export const greeting: string = "Hello " + config.require("who");
  export const password = config.requireSecret("password");
  export const folder = process.cwd();
`;

/** Its resource writes down the process of its provider, and is never created. */
const endless = `
  import * as pulumi from "@pulumi/pulumi";
  class Endless extends pulumi.dynamic.Resource {}
  const create = async ({ file }: { file: string }) => {
    require("node:fs").writeFileSync(file, String(process.pid));
    return new Promise<never>(() => setInterval(() => undefined, 1_000));
  };
  new Endless({ create }, "endless", { file: process.cwd() + "/provider.pid" });
`;

describe("a stack on the real engine", () => {
  const open: (() => Promise<void> | void)[] = [];
  afterEach(async () => {
    for (const close of open.splice(0).reverse()) await close();
  });

  async function stackOf(
    index: string,
    options: Omit<StackOptions, "folder"> = {},
  ): Promise<{ stack: Stack; project: TemporaryProject }> {
    const project = await temporaryProject({ "index.ts": index });
    open.push(project.remove);
    const stack = await openStack({ folder: project.folder, ...options });
    open.push(() => stack.close());
    return { stack, project };
  }

  const config = { who: "a=b c", password: { value: "hush", secret: true } } as const;

  it("runs a program as Pulumi does, and tells what changed", async () => {
    const { stack, project } = await stackOf(greeting, { config });
    expect(await stack.preview()).toMatchObject({ exitCode: 0, changes: { create: 1 } });
    const { exitCode, changes, output } = await stack.up();
    expect({ exitCode, changes }).toEqual({ exitCode: 0, changes: { create: 1 } });
    expect(output).toMatch(/Updating \(dev\)[^]*greeting: "Hello a=b c"[^]*password: \[secret\]/u);
    expect(await stack.outputs()).toEqual({ greeting: "Hello a=b c", password: "hush", folder: project.folder });
    expect(await stack.refresh()).toMatchObject({ exitCode: 0, changes: { same: 1 } });
    expect(await stack.destroy()).toMatchObject({ exitCode: 0, changes: { delete: 1 } });
  });

  it("keeps a secret out of the state", async () => {
    const { stack } = await stackOf(greeting, { config });
    await stack.up();
    expect(await stack.stateText()).toContain("Hello a=b c");
    expect(await stack.stateText()).not.toContain("hush");
    expect(await stack.exportState()).toMatchObject({ version: 3, deployment: { resources: [{ outputs: {} }] } });
  });

  it("runs the program afresh each time, with the config and the environment of that time", async () => {
    const { stack, project } = await stackOf(greeting, { config });
    await stack.setConfig("who", "you");
    await stack.up();
    expect(await stack.outputs()).toMatchObject({ greeting: "Hello you" });
    project.write("index.ts", "export const at = process.env.AT;");
    await stack.up({ env: { AT: "noon" } });
    expect(await stack.outputs()).toEqual({ at: "noon" });
  });

  it("keeps the developer's own settings out, and lets a test set them", async () => {
    process.env["ARMATURE_API_KEY"] = "amt_developer_0";
    open.push(() => {
      delete process.env["ARMATURE_API_KEY"];
    });
    const program = "export const names = Object.keys(process.env).filter((name) => name.startsWith('ARMATURE_'));";
    const { stack } = await stackOf(program, { env: { ARMATURE_GATE: "warn" } });
    await stack.up();
    expect(await stack.outputs()).toEqual({ names: ["ARMATURE_GATE"] });
  });

  it("leaves nothing in the project's folder", async () => {
    const { stack, project } = await stackOf(greeting, { config });
    await stack.up();
    expect(project.list()).toEqual(["Pulumi.yaml", "index.ts", "node_modules", "package.json"]);
  });

  it.each([
    ["throws", 'throw new Error("no such luck");', "no such luck"],
    ["does not compile", "export const a = ;", 'index.ts:1:17: ERROR: Unexpected ";"'],
    ["misses a setting", greeting, "Missing required configuration variable 'temporary:who'"],
  ])("fails, and shows why, when the program %s", async (_, index, message) => {
    const shown: string[] = [];
    const { stack } = await stackOf(index, { onOutput: (text) => shown.push(text) });
    const { exitCode, output } = await stack.up();
    expect(exitCode).toBe(1);
    expect(output).toContain(message);
    expect(shown.join("")).toBe(output);
  });

  describe("an operation that goes on", () => {
    /** The process of the provider, once it is at work. */
    async function providerOf({ folder, list }: TemporaryProject): Promise<number> {
      for (;;) {
        const pid = list().includes("provider.pid") ? readFileSync(path.join(folder, "provider.pid"), "utf8") : "";
        if (pid !== "") return Number(pid);
        await wait(20);
      }
    }

    async function started(): Promise<{ stack: Stack; running: RunningOperation; provider: number }> {
      const { stack, project } = await stackOf(endless);
      return { stack, running: stack.start("up"), provider: await providerOf(project) };
    }

    it("is cancelled by SIGINT, as by Ctrl-C in a terminal", async () => {
      const { running, provider } = await started();
      running.kill("SIGINT");
      await wait(500);
      expect(isAlive(provider)).toBe(true);
      running.kill("SIGINT");
      const { exitCode, output } = await running.ended;
      expect(exitCode).toBe(1);
      expect(output).toContain("^C received; cancelling.");
      expect(await endsSoon(provider)).toBe(true);
    });

    it("ends with its provider by SIGKILL", async () => {
      const { running, provider } = await started();
      running.kill("SIGKILL");
      expect((await running.ended).exitCode).toBe(137);
      expect(await endsSoon(provider)).toBe(true);
    });

    it("ends with its provider when the process that started it is killed", async () => {
      const project = await temporaryProject({ "index.ts": endless });
      open.push(project.remove);
      const module = path.join(__dirname, "../support/stack/open-stack.ts");
      const script = `require(process.argv[1]).openStack({ folder: process.argv[2] }).then((stack) => stack.start("up"))`;
      const args = ["--require", require.resolve("tsx/cjs"), "--eval", script, module, project.folder];
      const starter = spawn(process.execPath, args, { env: { ...process.env, TMPDIR: project.folder } });
      const provider = await providerOf(project);
      starter.kill("SIGKILL");
      expect(await endsSoon(provider)).toBe(true);
    });

    it("ends with its provider when the stack is closed", async () => {
      const { stack, running, provider } = await started();
      await stack.close();
      expect((await running.ended).exitCode).toBe(137);
      expect(await endsSoon(provider)).toBe(true);
    });
  });

  it("is the stack of the plain CLI as well, where the CLI can run a Node.js program", async () => {
    const engine = await ensureEngine(() => undefined);
    const { stack } = await stackOf(greeting, { config, engine });
    await stack.up();
    const { exitCode, output } = await stack.runCli(["up", "--yes", "--skip-preview"]);
    const can = hasNodeLanguageHost(engine);
    expect(output).toContain(can ? "1 unchanged" : "no language plugin 'pulumi-language-nodejs' found");
    expect(exitCode === 0).toBe(can);
  });
});
