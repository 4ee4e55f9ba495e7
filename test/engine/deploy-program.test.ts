import { chmodSync, copyFileSync, existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import {
  deployProgram,
  DeploymentError,
  type DeployOptions,
  type ProgramDeployment,
  sentTo,
  startEmulator,
  type StartedEmulator,
  writesOf,
} from "pulumi-armature/testing";
import { withEngineOnPath } from "../support/engine/with-engine-on-path.js";
import { endsSoon } from "../support/process/process-end.js";
import { temporaryProject, type TemporaryProject } from "../support/stack/temporary-project.js";

const search = `
  import * as pulumi from "@pulumi/pulumi";
  import * as armature from "pulumi-armature";
  const config = new pulumi.Config();
  const testerPrompt = config.get("testerPrompt") ?? "Search.";
  const search = new armature.Workflow("search", { mcpServerId: "mcp_1", testerPrompt });
  console.log("I say", pulumi.getProject(), pulumi.getStack());
  export const id = search.id;
  export const password = config.getSecret("password");
`;

describe("deployProgram", () => {
  const foundPath = process.env["PATH"] ?? "";
  withEngineOnPath();
  let emulator: StartedEmulator;
  const open: (() => Promise<void> | void)[] = [];

  beforeAll(async () => {
    emulator = await startEmulator();
  });
  afterAll(async () => {
    await emulator.stop();
  });
  afterEach(async () => {
    for (const close of open.splice(0).reverse()) await close();
    await emulator.clearRequests();
  });

  async function projectOf(files: Readonly<Record<string, string>>): Promise<TemporaryProject> {
    const project = await temporaryProject(files);
    open.push(project.remove);
    return project;
  }

  async function deployed(
    files: Readonly<Record<string, string>>,
    options: Partial<DeployOptions> = {},
  ): Promise<{ deployment: ProgramDeployment; project: TemporaryProject }> {
    const project = await projectOf(files);
    const deployment = await deployProgram({ folder: project.folder, emulator, ...options });
    open.push(() => deployment.close());
    return { deployment, project };
  }

  it("takes a program through its life, tells what changed and what was printed, and leaves its folder alone", async () => {
    const config = { password: { value: "hush", secret: true } } as const;
    const { deployment, project } = await deployed({ "index.ts": search }, { config });
    expect((await deployment.preview()).changes).toEqual({ create: 2 });
    expect(await sentTo(emulator)).toEqual([]);
    const up = await deployment.up();
    expect(up.changes).toEqual({ create: 2 });
    expect(up.output).toMatch(/Updating \(test\)[^]*password: \[secret\][^]*I say temporary test/u);
    expect(await deployment.outputs()).toEqual({ id: expect.stringMatching(/^wf_/u), password: "hush" });
    await deployment.setConfig({ testerPrompt: "Find." });
    expect((await deployment.up()).changes).toEqual({ same: 1, update: 1 });
    expect((await deployment.refresh()).changes).toEqual({ same: 2 });
    expect((await deployment.destroy()).changes).toEqual({ delete: 2 });
    expect(await writesOf(emulator)).toEqual({
      created: ["search"],
      changed: [{ workflow: "search", fields: ["testerPrompt"] }],
      archived: ["search"],
      dispatched: [],
    });
    expect(project.list()).toEqual(["Pulumi.yaml", "index.ts", "node_modules", "package.json"]);
  });

  it("throws what the engine printed when an operation fails", async () => {
    const { deployment } = await deployed({ "index.ts": 'console.log("first"); throw new Error("no such luck");' });
    const error: unknown = await deployment.up().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DeploymentError);
    expect(error).toMatchObject({
      message: expect.stringMatching(/^pulumi up failed:\n[^]*no such luck/u),
      output: expect.stringContaining("first"),
    });
  });

  it("runs the program that Pulumi.yaml names, as its runtime's options say", async () => {
    const { deployment } = await deployed({
      "Pulumi.yaml":
        "name: temporary\nmain: src\nstackConfigDir: config\nconfig: { greeting: { default: Hi } }\n" +
        "runtime: { name: nodejs, options: { typescript: false, nodeargs: --title=mine } }\n",
      "src/index.js": `
        const pulumi = require("@pulumi/pulumi");
        module.exports = { folder: process.cwd(), title: process.title, said: new pulumi.Config().require("greeting") };
      `,
      "src/package.json": '{ "main": "index.js" }',
    });
    await deployment.up();
    expect(await deployment.outputs()).toEqual({
      folder: expect.stringMatching(/src$/u),
      title: "mine",
      said: "Hi",
    });
  });

  it("keeps the developer's own settings out, and lets a test set them", async () => {
    process.env["ARMATURE_GATE"] = "warn";
    process.env["ARMATURE_BASE_URL"] = "https://real.invalid";
    open.push(() => {
      delete process.env["ARMATURE_GATE"];
      delete process.env["ARMATURE_BASE_URL"];
    });
    const names = "Object.keys(process.env).filter((name) => name.startsWith('ARMATURE_'))";
    const index = `export const names = ${names};`;
    const { deployment } = await deployed({ "index.ts": index }, { env: { ARMATURE_API_KEY: "x" }, stack: "dev-1" });
    const { output } = await deployment.up();
    expect(output).toContain("Updating (dev-1)");
    expect(await deployment.outputs()).toEqual({ names: ["ARMATURE_API_KEY"] });
  });

  it("compiles the program without checking its types, unless it is to", async () => {
    const index = 'export const number: number = "text";';
    const { deployment } = await deployed({ "index.ts": index });
    expect((await deployment.preview()).changes).toEqual({ create: 1 });
    const checking = await deployed({ "index.ts": index }, { env: { PULUMI_NODEJS_TRANSPILE_ONLY: "false" } });
    await expect(checking.deployment.preview()).rejects.toThrow("Type 'string' is not assignable to type 'number'");
  });

  it("reaches the emulator past a proxy, by a CLI that has nothing at its side", async () => {
    const project = await projectOf({ "bin/other": "", "index.ts": search });
    const bin = path.join(project.folder, "bin");
    const foundFirst = process.env["PATH"] ?? "";
    copyFileSync(path.join(foundFirst.split(path.delimiter)[0] ?? "", "pulumi"), path.join(bin, "pulumi"));
    const nowhere = "http://127.0.0.1:9";
    Object.assign(process.env, {
      PATH: `${bin}${path.delimiter}${foundPath}`,
      HTTP_PROXY: nowhere,
      http_proxy: nowhere,
      https_proxy: nowhere,
    });
    open.push(() => {
      process.env["PATH"] = foundFirst;
      for (const name of ["HTTP_PROXY", "http_proxy", "https_proxy"]) Reflect.deleteProperty(process.env, name);
    });
    const deployment = await deployProgram({ folder: project.folder, emulator });
    open.push(() => deployment.close());
    await deployment.up();
    expect((await writesOf(emulator)).created).toEqual(["search"]);
  });

  it.each([
    ["waits", "export const never = new Promise((resolve) => setTimeout(resolve, 600_000));"],
    ["has done its work and does not end", "setInterval(() => undefined, 1_000);"],
    ["has started another", 'require("node:child_process").spawn("sleep", ["600"], { stdio: "inherit" });'],
    ["is busy for ever", "for (;;);"],
  ])("ends a program that still runs when it is closed: one that %s", async (_, text) => {
    const index = `require("node:fs").writeFileSync("running", process.pid + " " + process.env.PULUMI_HOME); ${text}`;
    const { deployment, project } = await deployed({ "index.ts": index });
    const up = deployment.up().then(
      () => "went on",
      () => "ended",
    );
    const file = path.join(project.folder, "running");
    while (!existsSync(file) || readFileSync(file, "utf8") === "") await wait(100);
    const [pid, home = ""] = readFileSync(file, "utf8").split(" ");
    // Time to have done its work.
    await wait(1_000);
    await deployment.close();
    expect(await up).toBe("ended");
    expect(await endsSoon(Number(pid))).toBe(true);
    expect(existsSync(path.dirname(home))).toBe(false);
  });

  describe("refuses", () => {
    /** What is told of options as a program in JavaScript may give them. */
    const refusal = (options: unknown): Promise<unknown> =>
      deployProgram(options as DeployOptions).then(
        () => undefined,
        (error: unknown) => (error instanceof Error ? error.message : error),
      );

    it("wrong options, all at once, without repeating the key", async () => {
      const options = { emulator: { url: "here", apiKey: "hush" }, config: { image: 1 }, stack: "a b", env: [], x: 1 };
      expect(await refusal(options)).toBe(
        "deployProgram cannot be used so: folder is required; x is not known (the nearest known name is env); " +
          "emulator.url must be a URL; emulator.apiKey must have the form amt_<key-id>_<secret>; " +
          "config.image must be a string; " +
          "stack must be a name of letters, digits, hyphens, underscores and periods; env must be an object.",
      );
    });

    it("a folder that holds no project", async () => {
      expect(await refusal({ folder: __dirname, emulator })).toBe(
        `${__dirname} is not the folder of a Pulumi project: it has no Pulumi.yaml.`,
      );
    });

    it("a project of another language", async () => {
      const { folder } = await projectOf({ "Pulumi.yaml": "name: temporary\nruntime: python\n" });
      expect(await refusal({ folder, emulator })).toBe(
        `${folder}/Pulumi.yaml has the runtime "python": deployProgram runs programs of the runtime nodejs.`,
      );
    });

    const install = "install the Pulumi CLI (https://www.pulumi.com/docs/install/)";

    const shim = "HOME in the option env where it is a version manager's";

    it.each([
      ["there is none", undefined, `There is no pulumi on PATH: ${install}, 3.216.0 or later.`],
      ["it is too old", "echo v3.100.0", `The pulumi on PATH is 3.100.0: ${install}, 3.216.0 or later.`],
      [
        "it is another program",
        "echo hello",
        `The pulumi on PATH does not say its version: ${install} anew, or give ${shim}.`,
      ],
    ])("to go on without a CLI: %s", async (_, script, message) => {
      const project = await projectOf({ "bin/other": "", ...(script && { "bin/pulumi": `#!/bin/sh\n${script}\n` }) });
      const bin = path.join(project.folder, "bin");
      if (script !== undefined) chmodSync(path.join(bin, "pulumi"), 0o755);
      const withEngine = process.env["PATH"];
      process.env["PATH"] = bin;
      const told = await refusal({ folder: project.folder, emulator }).finally(
        () => (process.env["PATH"] = withEngine),
      );
      expect(told).toBe(message);
    });
  });
});
