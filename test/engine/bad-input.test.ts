import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { Fault } from "../../sdk/testing/index.js";
import { deploy, type Deployment } from "./deployment.js";

const search = (args: string): string => `new armature.Workflow("search", { mcpServerId, ${args} } as never);`;

const viewer = "amt_viewer_4f2a";

const good = search(`testerPrompt: "Search."`);

/** The errors of one resource or of the program, each once. */
const errorsIn = (output: string): string[] => [
  ...new Set(output.slice(output.indexOf("Diagnostics:")).match(/(?<=error: ).*/gu) ?? []),
];

describe("what a user gets for", () => {
  let deployment: Deployment;

  beforeEach(async () => {
    deployment = await deploy({ program: good, emulator: { keys: [{ key: viewer, role: "viewer" }] } });
  });
  afterEach(() => deployment.close());

  /** The errors of an `up` that fails, after which the next one goes on. */
  async function errorsOf(change: () => Promise<void> | void, undo: () => Promise<void> | void): Promise<string[]> {
    await change();
    const { exitCode, output } = await deployment.stack.up();
    expect(exitCode).not.toBe(0);
    await undo();
    expect((await deployment.stack.up()).exitCode).toBe(0);
    const workflows = await deployment.emulator.workflows();
    expect(workflows).toHaveLength(1);
    return errorsIn(output);
  }

  const program = (args: string): Promise<string[]> =>
    errorsOf(
      () => deployment.program(search(args)),
      () => deployment.program(good),
    );

  const fault = (fault: Fault): Promise<string[]> =>
    errorsOf(
      () => deployment.emulator.setFaults([fault]),
      () => deployment.emulator.setFaults([]),
    );

  it("wrong inputs: all problems at once, and no request", async () => {
    const preview = `testerPrompt: "", tester_model_id: "x", __testerPrompt: "x", testerModelId: "a", testerModelIds: ["b"],
      criteria: [{ criterionText: "ok" }, { criterionText: 5 }], schedule: { cron: "61 * * * *" }`;
    deployment.program(search(preview));
    const { output } = await deployment.stack.preview();
    expect(await deployment.sent()).toEqual([]);
    for (const problem of [
      "testerPrompt is empty; give it a text",
      "criteria[1].criterionText is a number; give it a text",
      "schedule.cron is not a cron expression",
      "tester_model_id is not known; the nearest known name is testerModelId",
      "__testerPrompt is not known; the nearest known name is testerPrompt",
      "testerModelId is set beside testerModelIds; keep only one of them",
    ]) {
      expect(output).toContain(problem);
    }
  });

  it("values that JSON does not have, at once or in an output that comes later", async () => {
    const [now] = await program(`testerPrompt: "Search.", metadata: { when: new Date(), how: () => 1, much: NaN }`);
    expect(now).toMatch(
      /^Workflow "search": metadata.when is a Date; metadata.how is a function; metadata.much is NaN\. Inputs are JSON/u,
    );
    deployment.program(search(`testerPrompt: "Search.", metadata: pulumi.output(1).apply(() => ({ all: new Map() }))`));
    expect((await deployment.stack.up()).output).toContain("metadata.all is a Map. Inputs are JSON");
  });

  it.each([
    ["a key that is not known", "amt_wrong_key", /^GET \/org failed: 401 .* Check armature:apiKey/u],
    ["a key that may only read", viewer, /^POST \/workflows failed: 403 this key's role is viewer; .* Make a key/u],
  ])("%s", async (_, key, error) => {
    const set = (value: string) => deployment.stack.setConfig("armature:apiKey", { value, secret: true });
    const errors = await errorsOf(
      () => set(key),
      () => set(deployment.emulator.apiKey),
    );
    expect(errors).toContainEqual(expect.stringMatching(error));
    expect(errors.join()).not.toContain(key);
  });

  it("a setting whose name is wrong: which one was meant, once", async () => {
    await deployment.stack.setAllConfig({ "armature:base_url": "http://127.0.0.1:9/api", "armature:maxRetries": "1" });
    const { exitCode, output } = await deployment.stack.up();
    expect(exitCode).toBe(0);
    const told = /armature:\w+ is not a setting, so nothing reads it; the nearest setting is armature:\w+\./gu;
    expect([...new Set(output.slice(output.indexOf("Diagnostics:")).match(told))]).toEqual([
      "armature:base_url is not a setting, so nothing reads it; the nearest setting is armature:baseUrl.",
    ]);
    expect(output).not.toContain("127.0.0.1:9");
  });

  it("a host that does not answer", async () => {
    const { url } = deployment.emulator;
    const errors = await errorsOf(
      () => deployment.stack.setAllConfig({ "armature:baseUrl": "http://127.0.0.1:9/api", "armature:maxRetries": "1" }),
      () => deployment.stack.setConfig("armature:baseUrl", url),
    );
    expect(errors).toContainEqual(
      expect.stringMatching(/^GET \/org failed: the connection was refused\. Check armature:baseUrl/u),
    );
  });

  it("a proxy's page in place of an answer", async () => {
    const errors = await fault({ method: "POST", do: { status: 403, body: "html" } });
    expect(errors).toContainEqual(
      expect.stringMatching(/^POST \/workflows failed: 403 the answer is not Armature's \(text\/html/u),
    );
  });

  it("an answer that was lost before the work: what may exist, and how to adopt it", async () => {
    const errors = await fault({ method: "POST", times: 1, do: { cut: "before" } });
    expect(errors).toContainEqual(expect.stringMatching(/may exist all the same: .*import: "<workflow id>"/u));
  });
});

describe("an answer that was lost after the work", () => {
  it("is no error: the workflow is found by its mark, taken, and never created again", async () => {
    const deployment = await deploy({
      program: good,
      emulator: { faults: [{ method: "POST", times: 1, do: { cut: "after" } }] },
    });
    try {
      expect((await deployment.stack.up()).exitCode).toBe(0);
      expect(await deployment.sent()).toEqual(["GET /org", "GET /workflows", "POST /workflows", "GET /workflows"]);
      expect((await deployment.stack.up()).changes).toEqual({ same: 2 });
      expect((await deployment.stack.refresh()).changes).toEqual({ same: 2 });
      expect(await deployment.emulator.workflows()).toHaveLength(1);
    } finally {
      await deployment.close();
    }
  });
});
