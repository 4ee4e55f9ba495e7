import { readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { RunScript } from "../../sdk/testing/index.js";
import { deployGate, gated, type GateDeployment } from "./gate-deployment.js";

const program = `${gated(`onInconclusive: "retry", reports: { json: "r.json", markdown: "r.md" }`)}
export const result = smoke.result;
`;

/** So many dispatched runs end with this word, one after the other, and all later ones pass. */
const first = (runs: number, status: string): RunScript[] =>
  Array.from({ length: runs }, (_, index) => ({ trigger: "manual", nth: index + 1, status }));

describe("a gate that retries, on the real engine", () => {
  let deployment: GateDeployment;

  beforeEach(async () => {
    deployment = await deployGate(program);
  });
  afterEach(() => deployment.close());

  const read = (name: string): string => readFileSync(path.join(deployment.folder, name), "utf8");
  const isOpen = async (): Promise<boolean> =>
    (await deployment.emulator.workflows()).some(({ name }) => name === "after");

  it("dispatches an inconclusive run again, opens when that passes, and calls it flaky", async () => {
    const { emulator, stack, dispatched } = deployment;
    await emulator.setScript(first(1, "error"));
    const { exitCode, output } = await stack.up();
    expect(exitCode).toBe(0);
    expect(output).toContain("The runs are inconclusive; they are dispatched again (retry 1 of 2).");
    expect(output).not.toContain("retry 2 of 2");
    const [broken, passed, ...others] = await dispatched();
    expect(others).toEqual([]);
    const result = {
      verdict: "pass",
      blocked: false,
      flaky: true,
      sequence: 2,
      count: { pass: 1, inconclusive: 0 },
      runs: [{ id: passed, sequence: 2, verdict: "pass" }],
      retried: [{ id: broken, sequence: 1, status: "error", verdict: "inconclusive" }],
    };
    expect(await stack.outputs()).toMatchObject({ result });
    expect(JSON.parse(read("r.json"))).toMatchObject(result);
    expect(read("r.md")).toContain("smoke on dev: pass (flaky)");
    expect(await isOpen()).toBe(true);

    expect(Object.keys((await stack.up()).changes)).toEqual(["same"]);
    expect(await dispatched()).toHaveLength(2);
  });

  it("retries twice at most: the third inconclusive run closes it, with all three in its report", async () => {
    const { emulator, stack, dispatched, kept } = deployment;
    // A fourth run would pass.
    await emulator.setScript(first(3, "error"));
    const { exitCode, output } = await stack.up();
    expect(exitCode).not.toBe(0);
    expect(output).toContain("(retry 1 of 2)");
    expect(output).toContain("(retry 2 of 2)");
    expect(output).toContain("The gate is closed (inconclusive): 1 of 1 run has to pass; 1 inconclusive.");
    const [one, two, three, ...others] = await dispatched();
    expect(others).toEqual([]);
    expect(await kept()).toEqual({ runIds: [three], verdict: "inconclusive" });
    expect(JSON.parse(read("r.json"))).toMatchObject({
      verdict: "inconclusive",
      blocked: true,
      flaky: false,
      sequence: 3,
      runs: [{ id: three }],
      retried: [{ id: one }, { id: two }],
    });
    expect(await isOpen()).toBe(false);
  });

  it("does not retry a run that failed, nor call it flaky", async () => {
    const { emulator, stack, dispatched } = deployment;
    await emulator.setScript(first(1, "fail"));
    const { exitCode, output } = await stack.up();
    expect(exitCode).not.toBe(0);
    expect(output).not.toMatch(/retry \d of 2/u);
    expect(await dispatched()).toHaveLength(1);
    expect(JSON.parse(read("r.json"))).toMatchObject({ verdict: "fail", flaky: false, retried: [] });
  });
});
