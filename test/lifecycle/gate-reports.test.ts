import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, describe, expect, it } from "@jest/globals";
import type { StartedEmulator } from "../../sdk/testing/index.js";
import type { Bag } from "../support/provider-process/bag.js";
import { type ProviderProcess, startProvider } from "../support/provider-process/provider.js";
import { StackResource } from "../support/provider-process/resource.js";
import { eachFolder } from "./each-folder.js";
import { eachRunWorld } from "./gate-world.js";

const quick = { pendingMs: 0, runningMs: 0, trigger: "manual" } as const;

describe("the files of a gate, of which an earlier deployment wrote a pass", () => {
  const world = eachRunWorld({ script: [quick] });
  const folder = eachFolder("reports");
  let provider: ProviderProcess | undefined;

  afterEach(() => provider?.close());

  const place = (name: string): string => path.join(folder(), name);
  const read = (name: string): string => readFileSync(place(name), "utf8");
  const told = (): unknown => JSON.parse(read("gate.json"));

  const gate = (more: Bag = {}): Bag => ({
    workflowId: world().workflowId,
    gate: "block",
    triggers: 1,
    reports: { json: place("gate.json"), junit: place("gate.xml"), markdown: place("gate.md") },
    ...more,
  });

  /** A provider process of a deployment with these environment variables. */
  async function deploying(env: Record<string, string>, key?: string): Promise<ProviderProcess> {
    const { url, apiKey }: StartedEmulator = world().emulator;
    const config = { "armature:baseUrl": url, "armature:apiKey": key ?? apiKey, "armature:pollIntervalSeconds": "0.1" };
    provider = await startProvider({ config, env });
    return provider;
  }

  async function passed(): Promise<void> {
    await world().run.up(gate());
    expect(told()).toMatchObject({ verdict: "pass", blocked: false, sequence: 1 });
  }

  it.each([
    ["is a server's error", 503],
    ["is refused", 400],
    ["finds no workflow", 404],
  ])("say that there is no verdict, and why, when a dispatch %s", async (_, status) => {
    await passed();
    await world().emulator.setFaults([{ method: "POST", do: { status } }]);
    await expect(world().run.up(gate({ triggers: 2 }))).rejects.toThrow(`failed: ${status}`);
    const why = expect.stringMatching(/^POST \/workflows\/\S+ failed: /u);
    expect(told()).toMatchObject({ verdict: "inconclusive", blocked: true, sequence: 1, runs: [], why });
    expect(read("gate.xml")).toMatch(/errors="1"[^>]*>/u);
    expect(read("gate.xml")).toContain("The next `pulumi up` tries again.");
    expect(read("gate.md")).toMatch(/: inconclusive\n\nPOST \/workflows\/\S+ failed: /u);
  });

  it("are written when the first dispatch of all fails, and the step's summary with them, once", async () => {
    const { emulator, run } = world();
    run.moveTo(await deploying({ GITHUB_STEP_SUMMARY: place("summary.md") }));
    await emulator.setFaults([{ method: "POST", do: { status: 400 } }]);
    await expect(run.up(gate())).rejects.toThrow("failed: 400");
    expect(told()).toMatchObject({ verdict: "inconclusive", blocked: true, sequence: 0 });
    expect(read("summary.md").match(/^### /gmu)).toHaveLength(1);
    expect(read("summary.md")).toContain("smoke on");

    await emulator.setFaults([]);
    expect(await run.up(gate())).toBe("created");
    expect(told()).toMatchObject({ verdict: "pass" });
    expect(read("summary.md").match(/^### /gmu)).toHaveLength(2);
  });

  it.each([
    ["the bypass is refused", { ARMATURE_GATE: "warn" }, undefined, "needs a reason"],
    ["the settings cannot be used", {}, "amt_", "armature:apiKey"],
  ])("say so when %s", async (_, env, key, words) => {
    await passed();
    world().run.moveTo(await deploying(env, key));
    await expect(world().run.up(gate({ triggers: 2 }))).rejects.toThrow(words);
    expect(told()).toMatchObject({ verdict: "inconclusive", blocked: true, why: expect.stringContaining(words) });
  });

  it("name the runs that were dispatched before one failed", async () => {
    const { emulator, run, dispatched } = world();
    await emulator.setFaults([{ method: "POST", path: "/workflows/*/runs", nth: 2, do: { status: 400 } }]);
    await expect(run.up(gate({ repeats: 3 }))).rejects.toThrow("Of 3 dispatches 1 is made");
    const [{ id } = { id: "" }] = await dispatched();
    const why = expect.stringContaining("Of 3 dispatches 1 is made");
    expect(told()).toMatchObject({ verdict: "inconclusive", blocked: true, sequence: 1, runs: [{ id }], why });
    expect(read("gate.xml")).toContain(id);
    expect(read("gate.md")).toContain(`/runs/${id})`);
  });

  it("are those of one gate: another one that reports there is refused before it dispatches", async () => {
    const { run, provider, dispatched } = world();
    await run.up(gate());
    const other = new StackResource(provider(), "other", "workflowRun");
    const reports = { json: `${folder()}/./gate.json`, markdown: place("other.md") };
    await expect(other.up(gate({ reports }))).rejects.toThrow(
      "reports.json is the path of a report of the run smoke, too: give each its own. Nothing was dispatched.",
    );
    expect(told()).toMatchObject({ verdict: "pass", name: "smoke" });
    expect(read("other.md")).toContain("other on test: inconclusive");
    expect(await dispatched()).toHaveLength(1);
    expect(await run.up(gate({ triggers: 2 }))).toBe("updated");
  });

  it("say that there is no verdict yet while it waits, and still when it is killed", async () => {
    const { emulator, run, restart, dispatched } = world();
    await passed();
    await emulator.setScript([{ ...quick, runningMs: 60_000 }]);
    const killed = expect(run.up(gate({ triggers: 2 }))).rejects.toThrow();
    while ((await dispatched()).length < 2) await wait(5);
    await restart();
    await killed;
    expect(told()).toMatchObject({
      verdict: "pending",
      blocked: true,
      why: "the deployment has not come to a verdict",
    });
    expect(read("gate.xml")).toMatch(/errors="1"[^>]*>/u);
    expect(read("gate.md")).not.toContain("pass");
  });

  it("are left alone with the gate off, which says nothing", async () => {
    await passed();
    await world().emulator.setFaults([{ method: "POST", do: { status: 400 } }]);
    await expect(world().run.up(gate({ triggers: 2, gate: "off" }))).rejects.toThrow("failed: 400");
    expect(told()).toMatchObject({ verdict: "pass" });
  });
});
