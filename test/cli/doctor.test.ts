import { execFileSync } from "node:child_process";
import { symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type StartedEmulator, startEmulator } from "../../sdk/testing/index.js";
import { type Ended, Running } from "../emulator/command.js";
import type { Engine } from "../support/engine/engine.js";
import { ensureEngine } from "../support/engine/ensure-engine.js";
import { type TemporaryFolder, temporaryFolder } from "../support/process/temporary-folder.js";
import { accountDoctor, apiKey, byName, type Finding } from "./doctor-findings.js";

const modules = path.resolve(__dirname, "../../node_modules");

let emulator: StartedEmulator;
let engine: Engine;
let project: TemporaryFolder;
let env: Record<string, string>;

beforeAll(async () => {
  engine = await ensureEngine(() => undefined);
  emulator = await startEmulator({ apiKey });
  project = temporaryFolder("doctor");
  writeFileSync(path.join(project.folder, "Pulumi.yaml"), "name: doctor\nruntime: nodejs\n");
  env = {
    PATH: `${path.dirname(engine.command)}${path.delimiter}${process.env["PATH"] ?? ""}`,
    PULUMI_BACKEND_URL: `file://${project.folder}`,
    PULUMI_HOME: path.join(project.folder, "home"),
    PULUMI_CONFIG_PASSPHRASE: "test",
    ARMATURE_API_KEY: "",
    ARMATURE_BASE_URL: "",
    ARMATURE_ORGANIZATION: "",
  };
});
afterAll(async () => {
  await emulator.stop();
  project.remove();
});

const doctor = (args: readonly string[] = [], more: Record<string, string> = {}): Promise<Ended> =>
  new Running(["doctor", ...args], { ...env, ...more }, project.folder).ended;

const findings = async (more: Record<string, string> = {}): Promise<Readonly<Record<string, Finding>>> =>
  byName((await doctor(["--json"], more)).stdout);

describe("pulumi-armature doctor", () => {
  const outside = accountDoctor();

  it("says what an empty folder lacks, and what to do about each", async () => {
    const { code, stdout } = await doctor();
    expect(code).toBe(1);
    expect(stdout).toMatch(/^ok +Node +\d+\.\d+\.\d+$/m);
    expect(stdout).toMatch(
      /^PROBLEM {2}@pulumi\/pulumi +the project does not have it\n +Run npm install @pulumi\/pulumi\.$/m,
    );
    expect(stdout).toMatch(/^PROBLEM {2}pulumi-armature +the project cannot resolve it/m);
    expect(stdout).toMatch(/^PROBLEM {2}provider +cannot be loaded from this folder/m);
    expect(stdout).toMatch(/^PROBLEM {2}account +neither armature:organization nor armature:baseUrl is set\n +Run /m);
    expect(stdout).toMatch(/^PROBLEM {2}armature:apiKey +is not set\n +Run `pulumi config set --secret /m);
  });

  it("finds what the project has, and an account from the environment", async () => {
    symlinkSync(modules, path.join(project.folder, "node_modules"));
    const found = await findings({ ARMATURE_BASE_URL: emulator.url, ARMATURE_API_KEY: apiKey });
    expect(found["@pulumi/pulumi"]).toMatchObject({ verdict: "ok", said: "3.248.0" });
    expect(found["pulumi-armature"]).toMatchObject({ verdict: "ok" });
    expect(found["pulumi"]).toMatchObject({ verdict: "ok" });
    expect(found["stack"]).toMatchObject({ verdict: "warning" });
    expect(found["armature:apiKey"]).toMatchObject({ said: "amt_doc_… (ARMATURE_API_KEY)" });
    expect(found["Armature"]?.said).toMatch(/^organization \S+, answered in \d+ ms$/);
    expect(found["role"]).toMatchObject({ verdict: "ok" });
    expect(found["clock"]).toMatchObject({ verdict: "ok" });
    expect(found["TLS"]).toMatchObject({ said: "none, on this machine" });
  });

  it("reads the stack's own settings, and says that they are", async () => {
    const pulumi = (...args: string[]): Buffer =>
      execFileSync(engine.command, args, { cwd: project.folder, env: { ...process.env, ...env } });
    pulumi("stack", "init", "dev");
    pulumi("config", "set", "armature:baseUrl", emulator.url);
    pulumi("config", "set", "--secret", "armature:apiKey", apiKey);
    const found = await findings();
    expect(found["armature:apiKey"]).toMatchObject({ said: "amt_doc_… (the stack)" });
    expect(found["armature:baseUrl"]).toMatchObject({ said: `${emulator.url} (the stack)` });
    expect(found["Armature"]).toMatchObject({ verdict: "ok" });
    pulumi("config", "set", "--plaintext", "armature:apiKey", apiKey);
    expect((await findings())["armature:apiKey"]).toMatchObject({
      verdict: "warning",
      said: "amt_doc_… (the stack), in plain text",
    });
    pulumi("config", "set", "--secret", "armature:apiKey", apiKey);
  });

  it("says why the stack's settings cannot be read, and does not take the environment's account for its own", async () => {
    const account = { ARMATURE_BASE_URL: emulator.url, ARMATURE_API_KEY: apiKey };
    const locked = await findings({ ...account, PULUMI_CONFIG_PASSPHRASE: "" });
    expect(locked["stack"]).toEqual({
      what: "stack",
      verdict: "problem",
      said: expect.stringMatching(/^its configuration cannot be read, and so neither its account: .*passphrase/u),
      mend: "Set PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE to the passphrase of the stack.",
    });
    expect(locked["armature:baseUrl"]).toBeUndefined();
    expect(locked["Armature"]).toBeUndefined();
    const { code, stdout } = await doctor(["--json", "--stack", "prdo"], account);
    const mistyped = byName(stdout);
    expect(code).toBe(1);
    expect(mistyped["stack"]).toMatchObject({
      verdict: "problem",
      said: expect.stringContaining("stack named 'prdo'"),
    });
    expect(mistyped["stack"]?.mend).toContain("`pulumi stack ls`");
    expect(mistyped["Armature"]).toBeUndefined();
  });

  it("calls the stack's settings by their names in it when it says what to do about a request that failed", async () => {
    await emulator.setFaults([{ path: "/org", do: { status: 401 } }]);
    const found = await findings();
    await emulator.setFaults([]);
    expect(found["Armature"]).toMatchObject({
      verdict: "problem",
      mend: "Check armature:apiKey: the key may be revoked or belong to another host.",
    });
  });

  it.each([
    ["a key", apiKey, {}, "amt_doc_…"],
    ["the passphrase", "verysecretindeed", { PULUMI_CONFIG_PASSPHRASE: "verysecretindeed" }, "[redacted]"],
    [
      "a backend's password",
      "dev",
      { PULUMI_BACKEND_URL: "postgres://me:p@verysecretindeed@127.0.0.1:1/x" },
      "postgres://…@127.0.0.1",
    ],
  ])("shows nothing of %s that pulumi repeats", async (_, stack, more, shown) => {
    const { stdout } = await doctor(["--json", "--stack", stack], more);
    expect(byName(stdout)["stack"]).toMatchObject({ verdict: "problem", said: expect.stringContaining(shown) });
  });

  it("marks a setting that cannot be used where it is, and does not show it: it may be anything", async () => {
    const given = { ARMATURE_ORGANIZATION: apiKey, ARMATURE_MAX_RETRIES: "many" };
    const found = byName((await outside("", given).ended).stdout);
    expect(found["armature:organization"]).toEqual({
      what: "armature:organization",
      verdict: "problem",
      said: "is not the slug of an organization (ARMATURE_ORGANIZATION)",
      mend: "Run `pulumi config set armature:organization <your-org>` or set ARMATURE_ORGANIZATION.",
    });
    expect(found["armature:maxRetries"]).toMatchObject({ verdict: "problem" });
    expect(found["armature:apiKey"]).toMatchObject({ verdict: "ok" });
    expect(found["Armature"]).toBeUndefined();
  });

  it("warns of what looks like a setting and is none, with the nearest, and of what the stack's settings hide", async () => {
    execFileSync(engine.command, ["config", "set", "armature:org", "acme"], {
      cwd: project.folder,
      env: { ...process.env, ...env },
    });
    const found = await findings({ ARMATURE_APIKEY: apiKey, ARMATURE_ORGANIZATION: "acme", ARMATURE_GATE: "warn" });
    expect(found["armature:org"]).toMatchObject({
      verdict: "warning",
      mend: "Give it as armature:organization, or remove it.",
    });
    expect(found["ARMATURE_APIKEY"]).toMatchObject({
      verdict: "warning",
      mend: "Give it as ARMATURE_API_KEY, or remove it.",
    });
    expect(found["ARMATURE_ORGANIZATION"]).toMatchObject({
      verdict: "warning",
      said: "is not read: the stack names the account",
    });
    expect(found["ARMATURE_GATE"]).toBeUndefined();
    expect(found["Armature"]).toMatchObject({ verdict: "ok" });
  });

  it("says that a proxy's address is none, and asks for nothing then", async () => {
    const found = await findings({ HTTP_PROXY: "ftp://verysecretindeed@proxy", http_proxy: "" });
    expect(found["proxy"]).toMatchObject({ verdict: "ok", said: "none" });
    const refused = await findings({ http_proxy: "ftp://verysecretindeed@proxy" });
    expect(refused["proxy"]).toMatchObject({ verdict: "problem", said: "HTTP_PROXY cannot be used" });
    expect(refused["Armature"]).toBeUndefined();
  });

  it("says how often the engine writes the state", async () => {
    expect((await findings())["checkpoints"]).toMatchObject({ verdict: "ok" });
    for (const [value, verdict] of [
      ["true", "warning"],
      ["1", "warning"],
      ["TRUE", "warning"],
      ["0", "ok"],
      ["yes", "ok"],
    ] as const) {
      const found = await outside("", { PULUMI_SKIP_CHECKPOINTS: value }).ended;
      expect(byName(found.stdout)["checkpoints"]).toMatchObject({ verdict });
    }
  });

  it("tells a server that cannot be reached from a key that it refuses", async () => {
    const refused = byName((await outside(emulator.url, { ARMATURE_API_KEY: "amt_a_b" }).ended).stdout);
    expect(refused["Armature"]).toMatchObject({ verdict: "problem" });
    expect(refused["Armature"]?.said).toContain("401");
    const away = byName((await outside("http://127.0.0.1:1").ended).stdout);
    expect(away["Armature"]?.mend).toContain("Check ARMATURE_BASE_URL");
  });
});
