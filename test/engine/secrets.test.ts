import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { deploy, type Deployment } from "./deployment.js";

const canaries = {
  prompt: "canary-prompt-8e1f",
  nested: "canary-nested-77ab",
  number: "90125471",
  apiKey: "amt_canary_9b0c4d2e7f",
};

const program = `
const config = new pulumi.Config("canary");
const search = new armature.Workflow("search", {
  mcpServerId,
  testerPrompt: config.requireSecret("prompt"),
  metadata: {
    owner: "platform",
    token: config.requireSecret("nested"),
    account: config.requireSecretNumber("number"),
  },
});
export const prompt = search.testerPrompt;
export const metadata = search.metadata;
`;

function textsBelow(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => path.join(folder, name));
  return files.filter((file) => statSync(file).isFile()).map((file) => readFileSync(file, "utf8"));
}

describe("a secret", () => {
  let deployment: Deployment;
  let shown = "";

  beforeAll(async () => {
    deployment = await deploy({
      program,
      emulator: { apiKey: canaries.apiKey },
      config: ({ url, apiKey }) => ({
        "armature:baseUrl": url,
        "armature:apiKey": { value: apiKey, secret: true },
        "canary:prompt": { value: canaries.prompt, secret: true },
        "canary:nested": { value: canaries.nested, secret: true },
        "canary:number": { value: canaries.number, secret: true },
      }),
    });
    for (const verb of ["preview", "up", "refresh"] as const) shown += (await deployment.stack[verb]()).output;
    await deployment.stack.setConfig("canary:prompt", { value: `${canaries.prompt}-changed`, secret: true });
    shown += (await deployment.stack.up()).output;
    // A server that repeats what it refuses, what it was told before, and what nobody has asked about.
    const all = `No: ${canaries.prompt}-again, ${canaries.prompt}-changed, ${canaries.nested}, ${canaries.number}`;
    await deployment.emulator.setFaults([{ do: { status: 400, body: JSON.stringify({ error: { message: all } }) } }]);
    shown += (await deployment.stack.refresh()).output;
    shown += (await deployment.stack.destroy()).output;
    await deployment.stack.setConfig("canary:prompt", { value: `${canaries.prompt}-again`, secret: true });
    shown += (await deployment.stack.up()).output;
    await deployment.emulator.setFaults([]);
    shown += (await deployment.stack.refresh()).output;
  });
  afterAll(() => deployment.close());

  it("reaches the server", async () => {
    const [workflow] = await deployment.emulator.workflows();
    expect(workflow).toMatchObject({
      testerPrompt: `${canaries.prompt}-changed`,
      metadata: { owner: "platform", token: canaries.nested },
    });
  });

  it("is an output for those who ask for secrets", async () => {
    expect(await deployment.stack.outputs()).toMatchObject({
      prompt: `${canaries.prompt}-changed`,
      metadata: { token: canaries.nested },
    });
  });

  it.each(Object.entries(canaries))("is not in the state as it lies on the disk: %s", async (_, canary) => {
    expect(await deployment.stack.stateText()).not.toContain(canary);
  });

  it.each(Object.entries(canaries))(
    "is nowhere in what was printed, a refused look, update and end included: %s",
    (_, canary) => {
      for (const method of ["GET", "PATCH", "DELETE"]) {
        expect(shown).toMatch(new RegExp(`${method} /workflows/\\S+ failed: 400 No: \\[redacted\\]`, "u"));
      }
      expect(shown).not.toContain(canary);
    },
  );

  it.each(Object.entries(canaries))(
    "is in no file of the engine's: settings, state, history, backups: %s",
    (_, canary) => {
      const texts = textsBelow(deployment.stack.folder);
      expect(texts.length).toBeGreaterThan(3);
      expect(texts.filter((text) => text.includes(canary))).toEqual([]);
    },
  );

  it("leaves what is not secret readable", async () => {
    expect(await deployment.stack.stateText()).toContain('"owner":"platform"');
  });
});
