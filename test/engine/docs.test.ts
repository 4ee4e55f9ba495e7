import { readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, it } from "@jest/globals";
import { type StartedEmulator, startEmulator } from "../../sdk/testing/index.js";
import { Running } from "../emulator/command.js";
import { blocksIn, programsOf } from "../support/docs/pages.js";
import { missingFrom } from "../support/docs/printed.js";
import { startChild } from "../support/process/child.js";
import type { ConfigValue } from "../support/stack/config.js";
import { type TemporaryProject, temporaryProject } from "../support/stack/temporary-project.js";
import { account, deploy, type Deployment, mcpServerId } from "./deployment.js";

const fast = { "armature:pollIntervalSeconds": "0.1", "armature:maxPollIntervalSeconds": "0.3" };

let project: TemporaryProject;
let deployment: Deployment;

async function start(program: string, config: Readonly<Record<string, ConfigValue>> = {}): Promise<void> {
  project = await temporaryProject({ "index.ts": program });
  deployment = await deploy({
    program: { folder: project.folder },
    config: (emulator) => ({ ...account(emulator), ...fast, mcpServerId, ...config }),
  });
}

const environment = ({ url, apiKey }: StartedEmulator): Record<string, string> => ({
  ARMATURE_BASE_URL: url,
  ARMATURE_API_KEY: apiKey,
  ARMATURE_POLL_INTERVAL_SECONDS: "0.1",
});

const command = (...args: readonly string[]) =>
  new Running(args, environment(deployment.emulator), project.folder).ended;

const file = (name: string): string => readFileSync(path.join(project.folder, name), "utf8");

/** A workflow as somebody makes it in the dashboard. */
async function byHand(fields: object): Promise<string> {
  const response = await fetch(`${deployment.emulator.url}/workflows`, {
    method: "POST",
    headers: { authorization: `Bearer ${deployment.emulator.apiKey}`, "content-type": "application/json" },
    body: JSON.stringify(fields),
  });
  const { workflow } = (await response.json()) as { workflow: { id: string } };
  await deployment.sent();
  return workflow.id;
}

const writes = async (): Promise<string[]> =>
  (await deployment.sent()).filter((request) => !request.startsWith("GET "));

/** Texts that differ in their line ends and spaces alone are equal. */
const words = (text: string): string => text.replaceAll(/\s+|,(?=\s*[\])}])/gu, "");

afterEach(async () => {
  await deployment.close();
  project.remove();
});

describe("docs/first-workflow.md", () => {
  const page = "docs/first-workflow.md";

  it("leads from nothing to a workflow that runs, is changed and is archived", async () => {
    const [first = ""] = blocksIn(page, "ts");
    const [preview = "", verdict = ""] = blocksIn(page, "text");
    await start(first);
    const { stack } = deployment;
    expect(missingFrom((await stack.preview()).output, preview)).toEqual([]);
    expect(await deployment.sent()).toEqual([]);
    expect((await stack.up()).exitCode).toBe(0);
    expect(await writes()).toEqual(["POST /workflows"]);
    project.write("index.ts", first.replace("summarize it", "say when it was opened"));
    await stack.up();
    expect(await writes()).toEqual(["PATCH /workflows/{id}"]);
    await stack.up();
    expect(await deployment.sent()).toEqual([]);

    project.write("index.ts", programsOf(page)[0] ?? "");
    expect((await stack.up()).changes).toEqual({ same: 1, update: 1, create: 1 });
    const { code, stdout } = await command("run", "search");
    expect([code, missingFrom(stdout, verdict)]).toEqual([0, []]);
    await deployment.sent();
    expect((await stack.destroy()).exitCode).toBe(0);
    expect(await writes()).toEqual(["DELETE /workflows/{id}", "DELETE /workflows/{id}"]);
  });
});

describe("docs/gate-a-deployment.md", () => {
  const page = "docs/gate-a-deployment.md";

  it("has a program that goes on with a pass, stops with a failure, and goes on past it with a reason", async () => {
    await start(programsOf(page)[0] ?? "", { image: "app:1" });
    const { stack, emulator } = deployment;
    const dispatched = async (): Promise<number> =>
      (await emulator.runs()).filter(({ trigger }) => trigger === "manual").length;
    expect((await stack.up()).exitCode).toBe(0);
    expect(await stack.outputs()).toMatchObject({ gate: { verdict: "pass", blocked: false } });
    expect((await stack.up()).changes).toEqual({ same: 4 });
    expect(await dispatched()).toBe(1);

    await emulator.setScript([{ trigger: "manual", status: "fail" }]);
    await stack.setConfig("image", "app:2");
    const { exitCode, output } = await stack.up();
    expect(exitCode).not.toBe(0);
    expect(missingFrom(output, (blocksIn(page, "text")[0] ?? "").replace(/<[^>]*>/u, "<url>"))).toEqual([]);
    expect(JSON.parse(file("reports/smoke.json"))).toMatchObject({ verdict: "fail", blocked: true });
    expect(await stack.outputs()).toMatchObject({ gate: { verdict: "pass" } });

    const line = blocksIn(page, "sh").find((text) => text.startsWith("ARMATURE_GATE=")) ?? "";
    const reason = /ARMATURE_GATE_REASON="(.*)"/u.exec(line)?.[1] ?? "";
    const bypassed = await stack.up({ env: { ARMATURE_GATE: "warn", ARMATURE_GATE_REASON: reason } });
    expect(bypassed.exitCode).toBe(0);
    expect(await stack.outputs()).toMatchObject({ gate: { verdict: "fail", bypass: { reason } } });
  });
});

describe("docs/_index.md", () => {
  it("has a program that makes a workflow and passes its gate", async () => {
    await start(programsOf("docs/_index.md")[0] ?? "", { image: "app:1" });
    expect((await deployment.stack.up()).exitCode).toBe(0);
    expect(await writes()).toEqual(["POST /workflows", "POST /workflows/{id}/runs"]);
    expect(await deployment.stack.outputs()).toMatchObject({ gate: { verdict: "pass" } });
  });
});

describe("docs/move-existing-workflows-in.md", () => {
  const [program = "", written = "", byTheHand = ""] = programsOf("docs/move-existing-workflows-in.md");

  const accountShown = "https://<your-org>.armature.app/api/armature/v1";

  it("takes workflows in without a change or a run, as the file that it shows", async () => {
    await start(program);
    const { stack } = deployment;
    const id = await byHand({
      name: "Find issues",
      mcpServerId,
      testerPrompt: "Find the most recent open issue and summarize it.",
      testerModelIds: ["claude-sonnet-4", "gpt-5"],
      criteria: [{ criterionText: "Names an open issue", isRequired: true }],
    });
    expect((await command("import", "--dry-run")).code).toBe(0);
    expect(project.list()).not.toContain("workflows.ts");
    expect((await command("import")).code).toBe(0);
    const shown = written
      .slice(written.indexOf("//"))
      .replaceAll("<id>", id)
      .replace(accountShown, deployment.emulator.url);
    expect(words(file("workflows.ts"))).toContain(words(shown));
    await deployment.sent();

    expect((await stack.up()).changes).toEqual({ create: 2 });
    project.write("workflows.ts", file("workflows.ts").replace(`{ import: "${id}" }`, "{}"));
    expect((await stack.up()).changes).toEqual({ same: 2 });
    expect(await writes()).toEqual([]);
  });

  it("takes one in that is declared by hand", async () => {
    await start("");
    const fields = { name: "created-by-hand", mcpServerId, testerPrompt: "Open and close an issue." };
    project.write("index.ts", byTheHand.replace("<id>", await byHand(fields)));
    expect((await deployment.stack.up()).changes).toEqual({ create: 2 });
    expect(await writes()).toEqual([]);
  });
});

describe("docs/many-accounts.md", () => {
  it("has a program whose workflows are each made in the account that it names", async () => {
    const [us, eu] = [await startEmulator(), await startEmulator()];
    await start(programsOf("docs/many-accounts.md")[0] ?? "", {
      usBaseUrl: us.url,
      usApiKey: { value: us.apiKey, secret: true },
      euBaseUrl: eu.url,
      euApiKey: { value: eu.apiKey, secret: true },
    });
    expect((await deployment.stack.up()).exitCode).toBe(0);
    const held = await Promise.all([deployment.emulator, us, eu].map((emulator) => emulator.workflows()));
    expect(held.map((workflows) => workflows.map(({ name }) => name))).toEqual([
      ["shared"],
      ["search-us"],
      ["search-eu"],
    ]);
    const state = await deployment.stack.stateText();
    expect([us, eu].filter(({ apiKey }) => state.includes(apiKey))).toEqual([]);
    expect((await deployment.stack.destroy()).exitCode).toBe(0);
    await Promise.all([us.stop(), eu.stop()]);
  });
});

describe("docs/look-things-up.md", () => {
  const page = "docs/look-things-up.md";
  const [program = ""] = programsOf(page);

  it("has a program that finds a server and a workflow, gates that one, and leaves it as it is", async () => {
    await start("");
    const { stack } = deployment;
    const id = await byHand({ name: "Nightly", mcpServerId, testerPrompt: "Find an open issue." });
    await deployment.sent();
    project.write("index.ts", program.replace("<workflow id>", id));
    expect((await stack.up()).exitCode).toBe(0);
    expect((await writes()).sort()).toEqual(["POST /workflows", "POST /workflows/{id}/runs"]);
    expect(await stack.outputs()).toMatchObject({ verdict: "pass", searches: 0, owned: "Find an open issue." });
    expect((await stack.destroy()).exitCode).toBe(0);
    expect(await writes()).toEqual(["DELETE /workflows/{id}"]);
    expect((await deployment.emulator.workflows()).filter(({ archivedAt }) => archivedAt === undefined)).toMatchObject([
      { id },
    ]);
  });

  it("has an error that names what may have been meant", async () => {
    // An inline program, as the tests run it, waits for its outputs for ever.
    await start(program.replace('"Nightly"', '"Nightli"').replace(/export const .*/gu, ""));
    await byHand({ name: "Nightly", mcpServerId, testerPrompt: "Find an open issue." });
    const { exitCode, output } = await deployment.stack.up();
    expect(exitCode).not.toBe(0);
    expect(missingFrom(output, blocksIn(page, "text")[0] ?? "nothing")).toEqual([]);
  });
});

describe("docs/migrate-from-curl.md", () => {
  const page = "docs/migrate-from-curl.md";
  const [program = ""] = programsOf(page);

  it("has a script that works, whose workflow its program takes over without a change", async () => {
    await start("", { release: "7" });
    const { stack, emulator } = deployment;
    const env = { ...process.env, ...environment(emulator) };
    const script = startChild("bash", ["-c", blocksIn(page, "bash")[0] ?? ""], { cwd: project.folder, env });
    expect(await script.ended).toMatchObject({ exitCode: 0, output: "pass\n" });
    const id = (await emulator.workflows())[0]?.id ?? "";

    expect((await command("import", "--name", "Find issues")).code).toBe(0);
    const inputs = /new armature\.Workflow\("find-issues", (\{[\s\S]*?\n\})\);/u.exec(program)?.[1] ?? "nothing";
    expect(words(file("workflows.ts"))).toContain(
      words(`new armature.Workflow("find-issues", ${inputs}, { import: "${id}" });`),
    );
    await deployment.sent();

    project.write("index.ts", program.replace(inputs, `${inputs}, { import: "${id}" }`));
    expect((await stack.up()).changes).toEqual({ create: 3 });
    expect(await writes()).toEqual(["POST /workflows/{id}/runs"]);
    project.write("index.ts", program);
    expect((await stack.up()).changes).toEqual({ same: 3 });
    expect(await stack.outputs()).toMatchObject({ gate: { verdict: "pass", workflowId: id } });
    expect(await writes()).toEqual([]);
  });
});
