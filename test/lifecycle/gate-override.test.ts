import { afterEach, describe, expect, it } from "@jest/globals";
import type { StartedEmulator } from "../../sdk/testing/index.js";
import { type ProviderProcess, startProvider } from "../support/provider-process/provider.js";
import { eachRunWorld } from "./gate-world.js";

const failing = { pendingMs: 0, runningMs: 0, trigger: "manual", status: "fail" } as const;

describe("a gate that the environment is to bypass", () => {
  const world = eachRunWorld({ script: [failing] });
  let provider: ProviderProcess | undefined;

  afterEach(() => provider?.close());

  /** A provider process of a deployment with these environment variables. */
  async function deploying({ url, apiKey }: StartedEmulator, env: Record<string, string>): Promise<ProviderProcess> {
    const config = { "armature:baseUrl": url, "armature:apiKey": apiKey, "armature:pollIntervalSeconds": "0.1" };
    provider = await startProvider({ config, env });
    return provider;
  }

  it.each([
    [{ ARMATURE_GATE: "warn" }, "ARMATURE_GATE=warn needs a reason: set ARMATURE_GATE_REASON."],
    [{ ARMATURE_GATE: "warn", ARMATURE_GATE_REASON: " " }, "ARMATURE_GATE=warn needs a reason"],
    [{ ARMATURE_GATE: "wran", ARMATURE_GATE_REASON: "hotfix 12" }, 'ARMATURE_GATE can only be "warn"'],
  ])("is refused before anything is dispatched when it is told so by %j", async (env, words) => {
    const { emulator, workflowId, run, dispatched } = world();
    run.moveTo(await deploying(emulator, env));
    const refused = await run.up({ workflowId, gate: "block" }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ message: expect.stringContaining(words), partial: undefined });
    expect((refused as Error).message).not.toContain("\n");
    expect(await dispatched()).toEqual([]);
    expect(await run.up({ workflowId, gate: "off" })).toBe("created");
    expect(await dispatched()).toHaveLength(1);
    await expect(run.up({ workflowId, gate: "warn", triggers: 2 })).rejects.toThrow(words);
    expect(run.kept.state).toMatchObject({ sequence: 1 });
    expect(await dispatched()).toHaveLength(1);
  });

  it("goes on, and keeps the reason", async () => {
    const { emulator, workflowId, run } = world();
    run.moveTo(await deploying(emulator, { ARMATURE_GATE: "warn", ARMATURE_GATE_REASON: "hotfix\n12" }));
    expect(await run.up({ workflowId, gate: "block" })).toBe("created");
    const bypass = { gate: "warn", reason: "hotfix 12" };
    expect(run.kept.state["result"]).toMatchObject({ verdict: "fail", blocked: false, bypass });
  });
});
