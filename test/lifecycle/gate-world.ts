import { afterEach, beforeEach } from "@jest/globals";
import { type EmulatorOptions, type RunRecord, type StartedEmulator, startEmulator } from "../../sdk/testing/index.js";
import { type ProviderProcess, startProvider } from "../support/provider-process/provider.js";
import { StackResource } from "../support/provider-process/resource.js";
import { byHand } from "./by-hand.js";
import { leastFields } from "./declared.js";

/** A server with one workflow on it, and a run of a stack that is not there yet. */
export interface RunWorld {
  readonly emulator: StartedEmulator;
  readonly workflowId: string;
  readonly run: StackResource;
  readonly provider: () => ProviderProcess;
  /** Kills the provider process if it is still there, and goes on with a new one. */
  readonly restart: () => Promise<void>;
  /** The runs that were dispatched, oldest first. */
  readonly dispatched: () => Promise<readonly RunRecord[]>;
}

async function makeRunWorld(options: EmulatorOptions): Promise<RunWorld & { readonly end: () => Promise<void> }> {
  const emulator = await startEmulator({ script: [{ pendingMs: 0, runningMs: 0 }], ...options });
  const { id: workflowId } = (await byHand(emulator, "POST", "/workflows", {
    ...leastFields,
    criteria: [{ criterionText: "Found an issue" }, { criterionText: "In time", isRequired: false }],
  }).then(() => emulator.workflows().then((workflows) => workflows.at(-1)))) ?? { id: "" };
  const config = {
    "armature:baseUrl": emulator.url,
    "armature:apiKey": emulator.apiKey,
    "armature:pollIntervalSeconds": "0.1",
    "armature:maxPollIntervalSeconds": "0.2",
    "armature:maxRetries": "1",
    "armature:requestTimeoutSeconds": "5",
  };
  let provider = await startProvider({ config });
  const run = new StackResource(provider, "smoke", "workflowRun");
  return {
    emulator,
    workflowId,
    run,
    provider: () => provider,
    restart: async () => {
      await provider.close();
      provider = await startProvider({ config });
      run.moveTo(provider);
    },
    dispatched: async () => (await emulator.runs()).filter(({ trigger }) => trigger === "manual"),
    end: async () => {
      await provider.close();
      await emulator.stop();
    },
  };
}

/** A new world for each test. */
export function eachRunWorld(options: EmulatorOptions = {}): () => RunWorld {
  let world: Awaited<ReturnType<typeof makeRunWorld>> | undefined;
  beforeEach(async () => {
    world = await makeRunWorld(options);
  });
  afterEach(() => world?.end());
  return () => {
    if (world === undefined) throw new Error("The world is there only while a test runs.");
    return world;
  };
}
