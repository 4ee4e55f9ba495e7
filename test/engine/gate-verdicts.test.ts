import { readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { RunScript } from "../../sdk/testing/index.js";
import { deployGate, type GateDeployment } from "./gate-deployment.js";

/** The run of a model ends with the model's own name, once the engine has started everything that it will. */
const ending = (...words: string[]): RunScript[] =>
  words.map((status) => ({ model: status, trigger: "manual", status, pendingMs: 0, runningMs: 2500 }));

const script: RunScript[] = [
  ...ending("pass", "fail", "partial", "error", "timed_out", "exploded"),
  { model: "queued", trigger: "manual", pendingMs: 600_000 },
];

/** A run by these models, and something that depends on it. */
const gate = (name: string, models: readonly string[], args = `gate: "block"`): string => `
const ${name} = new armature.WorkflowRun("${name}", { workflowId: search.id, testerModelIds: ${JSON.stringify(models)}, ${args} });
new armature.Workflow("after-${name}", { mcpServerId, testerPrompt: "Later." }, { dependsOn: ${name} });
`;

const search = `const search = new armature.Workflow("search", { mcpServerId, testerPrompt: "Search." });\n`;

const open =
  search +
  gate("any", ["fail", "pass", "error"], `gate: "block", requiredPasses: "any", reports: { junit: "any.xml" }`) +
  gate("warned", ["fail"], `gate: "warn"`);

const closed = [
  gate("partial", ["partial"]),
  gate("broken", ["error"]),
  gate("late", ["timed_out"]),
  gate("strange", ["exploded"]),
  gate("queued", ["queued"], `gate: "block", queueTimeoutSeconds: 1`),
];

interface SavedState {
  readonly deployment: { readonly resources: readonly { readonly urn: string; readonly outputs?: unknown }[] };
}

describe("the verdicts of gates on the real engine", () => {
  let deployment: GateDeployment;

  beforeEach(async () => {
    deployment = await deployGate(open, { script });
  });
  afterEach(() => deployment.close());

  /** What the engine keeps of a resource. */
  async function kept(name: string): Promise<unknown> {
    const { deployment: saved } = (await deployment.stack.exportState()) as SavedState;
    return saved.resources.find(({ urn }) => urn.endsWith(`::${name}`))?.outputs;
  }

  const names = async (): Promise<string[]> => (await deployment.emulator.workflows()).map(({ name }) => name).sort();

  it("let on what passes enough or only warns, and stop what depends on a failing, an inconclusive or a late run", async () => {
    const { stack, dispatched } = deployment;
    const first = await stack.up();
    expect(first.exitCode).toBe(0);
    expect(first.output).toContain("The gate did not pass (fail): 1 of 1 run has to pass; 1 failed.");
    const verdicts = [{ verdict: "fail" }, { verdict: "pass" }, { verdict: "inconclusive" }];
    expect(await kept("any")).toMatchObject({ verdict: "pass", sequence: 1, runs: verdicts });
    expect((await kept("any")) as { runIds: unknown }).toHaveProperty("runIds.length", 3);
    const junit = readFileSync(path.join(deployment.folder, "any.xml"), "utf8");
    expect(junit).toContain('<testsuites tests="3" failures="0" errors="0">');
    expect(await kept("warned")).toMatchObject({ verdict: "fail", result: { gate: "warn", blocked: false } });
    const opened = ["after-any", "after-warned", "search"];
    expect(await names()).toEqual(opened);
    expect(await dispatched()).toHaveLength(4);

    deployment.program(open + closed.join(""));
    const { exitCode, output } = await stack.up();
    expect(exitCode).not.toBe(0);
    expect(await names()).toEqual(opened);
    for (const [name, verdict, said] of [
      ["partial", "fail", "partial: fail – http"],
      ["broken", "inconclusive", "error: inconclusive (error) – http"],
      ["late", "inconclusive", "timed_out: inconclusive (timed_out) – http"],
      ["strange", "inconclusive", "exploded: inconclusive (exploded) – http"],
      ["queued", "inconclusive", "it did not start within 1 s (queueTimeoutSeconds) – http"],
    ] as const) {
      expect(await kept(name)).toMatchObject({ verdict, sequence: 1, result: { blocked: true } });
      expect(output).toContain(said);
    }
    expect(await dispatched()).toHaveLength(9);
  });
});
