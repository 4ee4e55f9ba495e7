import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { deployGate, gated, type GateDeployment } from "./gate-deployment.js";

describe("a run at every update, on the real engine", () => {
  let deployment: GateDeployment;

  beforeEach(async () => {
    deployment = await deployGate(gated("everyUpdate: true"));
  });
  afterEach(() => deployment.close());

  it("is dispatched once by each up, each time under a key of its own, and by no preview or refresh", async () => {
    const { emulator, stack, dispatched, kept } = deployment;
    const runsAfterUp = async (): Promise<readonly string[]> => {
      expect((await stack.up()).exitCode).toBe(0);
      const runs = await dispatched();
      expect(await kept()).toEqual({ runIds: runs.slice(-1), verdict: "pass" });
      return runs;
    };
    expect(await runsAfterUp()).toHaveLength(1);

    expect((await stack.preview()).output).toContain(
      "An update dispatches a run for each tester of the workflow, since everyUpdate is set.",
    );
    expect(await dispatched()).toHaveLength(1);
    expect(await runsAfterUp()).toHaveLength(2);

    expect((await stack.refresh()).exitCode).toBe(0);
    expect(await dispatched()).toHaveLength(2);
    expect(await runsAfterUp()).toHaveLength(3);

    const posts = (await emulator.requests()).filter(
      (request) => request.method === "POST" && request.path.endsWith("/runs"),
    );
    expect(posts).toHaveLength(3);
    const keys = (await emulator.runs()).flatMap(({ idempotencyKey }) => idempotencyKey ?? []);
    expect(new Set(keys).size).toBe(3);

    deployment.program(gated());
    expect(await runsAfterUp()).toHaveLength(3);
    expect(Object.keys((await stack.up()).changes)).toEqual(["same"]);
  });
});
