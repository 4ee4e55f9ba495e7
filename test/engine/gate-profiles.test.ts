import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { profileNames } from "../../sdk/testing/index.js";
import { deployGate, gated, type GateDeployment } from "./gate-deployment.js";

describe.each(profileNames)("a gate on a server that is %s", (profile) => {
  let deployment: GateDeployment;

  beforeEach(async () => {
    deployment = await deployGate(gated(`triggers: "a"`), { profile });
  });
  afterEach(() => deployment.close());

  it("dispatches, waits and passes, and a second up sends nothing", async () => {
    const { stack, dispatched, kept } = deployment;
    expect((await stack.up()).exitCode).toBe(0);
    const runIds = await dispatched();
    expect(runIds).toHaveLength(1);
    expect(await kept()).toEqual({ runIds, verdict: "pass" });
    const requests = await deployment.sent();
    expect(requests.filter((request) => request === "POST /workflows/{id}/runs")).toHaveLength(1);
    expect(requests).toContain("GET /runs/{id}");

    expect((await stack.up()).changes).toEqual({ same: 4 });
    expect(await deployment.sent()).toEqual([]);
  });
});
