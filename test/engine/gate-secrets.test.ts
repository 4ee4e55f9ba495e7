import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { hashOf } from "../../provider/workflow-run/key.js";
import { deployGate, type GateDeployment } from "./gate-deployment.js";

const canaries = {
  triggers: "canary-triggers-8e1f",
  reason: "canary-reason-77ab",
  idempotencyKey: "canary-key-9b0c",
  workflowVersionId: "canary-version-d2e7",
};

const reports = { json: "r.json", junit: "r.xml", markdown: "r.md" };

/** A gate whose declaration is secret but for how it decides. */
const program = (triggers: string): string => `
const search = new armature.Workflow("search", { mcpServerId, testerPrompt: "Search.", testerModelIds: ["gpt-5"] });
const smoke = new armature.WorkflowRun("smoke", { workflowId: search.id, gate: "block", afterFailure: "hold",
  triggers: pulumi.secret(${triggers}),
  reason: pulumi.secret("${canaries.reason}"),
  idempotencyKey: pulumi.secret("${canaries.idempotencyKey}"),
  workflowVersionId: pulumi.secret("${canaries.workflowVersionId}"),
  reports: ${JSON.stringify(reports)} });
export const result = smoke.result;
`;

const triggers = `{ image: "${canaries.triggers}" }`;

/** How the engine writes a value that is encrypted. */
const encrypted = { "4dabf18193072939515e22adb298388d": expect.any(String), ciphertext: expect.any(String) };

interface SavedState {
  readonly deployment: { readonly resources: readonly { readonly urn: string; readonly outputs?: object }[] };
}

describe("the secrets of a gate that closes, on the real engine", () => {
  let deployment: GateDeployment;
  const shown: string[] = [];
  const states: string[] = [];
  const written: string[] = [];

  /** Does it, and takes note of all that it has left for others to read. */
  async function seen(verb: "preview" | "up" | "refresh"): Promise<number> {
    const { exitCode, output } = await deployment.stack[verb]();
    shown.push(output);
    states.push(JSON.stringify(await deployment.stack.exportState()));
    if (verb === "up") {
      written.push(...Object.values(reports).map((name) => readFileSync(path.join(deployment.folder, name), "utf8")));
    }
    return exitCode;
  }

  beforeAll(async () => {
    deployment = await deployGate(program(triggers), { script: [{ trigger: "manual", status: "fail" }] });
    for (const verb of ["preview", "up", "refresh", "preview", "up", "refresh"] as const) await seen(verb);
  });
  afterAll(() => deployment.close());

  it("are sent", async () => {
    const posts = (await deployment.emulator.requests()).filter((request) => request.path.endsWith("/runs"));
    expect(posts.flatMap(({ method, body }) => (method === "POST" ? [body] : []))).toEqual([
      { reason: canaries.reason, idempotencyKey: canaries.idempotencyKey },
    ]);
  });

  it.each(Object.entries(canaries))("are neither printed, nor in the state, nor in a report: %s", (_, canary) => {
    expect(shown.filter((text) => text.includes("The gate is closed (fail)"))).toHaveLength(2);
    expect(written).toHaveLength(6);
    expect([...shown, ...states, ...written].filter((text) => text.includes(canary))).toEqual([]);
  });

  it("are encrypted in the state, and so are the hashes by which it tells them", async () => {
    const { deployment: saved } = (await deployment.stack.exportState()) as SavedState;
    const outputs = saved.resources.find(({ urn }) => urn.endsWith("::smoke"))?.outputs;
    const names = [...Object.keys(canaries), "__dispatching"];
    expect(outputs).toMatchObject(Object.fromEntries(names.map((name) => [name, encrypted])));
    expect(outputs).toMatchObject({ verdict: "fail", afterFailure: "hold" });
    const { triggers: image, ...texts } = canaries;
    for (const value of [{ image }, ...Object.values(texts)]) {
      expect(states.filter((text) => text.includes(hashOf(value)))).toEqual([]);
    }
  });

  it("are hidden where the server repeats them as it refuses the next dispatch", async () => {
    const message = `No: ${Object.values(canaries).join(", ")}, canary-next-41cd`;
    const body = JSON.stringify({ error: { message } });
    await deployment.emulator.setFaults([{ method: "POST", path: "/workflows/*/runs", do: { status: 400, body } }]);
    deployment.program(program(`{ image: "canary-next-41cd" }`));
    expect(await seen("up")).not.toBe(0);
    expect(shown.at(-1)).toMatch(/POST \/workflows\/\S+\/runs failed: 400 No: \[redacted\]/u);
    expect([...shown, ...states, ...written].filter((text) => text.includes("canary"))).toEqual([]);
  });
});
