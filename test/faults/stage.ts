import { startEmulator } from "../../sdk/testing/index.js";
import { byHand } from "../lifecycle/by-hand.js";
import { leastFields } from "../lifecycle/declared.js";
import { temporaryFolder } from "../support/process/temporary-folder.js";
import { type ProviderOptions, type ProviderProcess, startProvider } from "../support/provider-process/provider.js";
import { StackResource } from "../support/provider-process/resource.js";
import type { Actor, Scenario, Stage } from "./scenario.js";

/** The stage of a scenario, on which one deployment comes after the other. */
export interface OpenStage extends Stage {
  /** Does something in a deployment with a process of its own, and kills that if it is still there. */
  readonly deploy: <Out>(
    actors: readonly Actor[],
    options: Omit<ProviderOptions, "config">,
    deed: (provider: ProviderProcess) => Promise<Out>,
  ) => Promise<Out>;
  /** The actors of these names, after the deployment before. */
  readonly cast: (names: readonly string[]) => Promise<Actor[]>;
  readonly close: () => Promise<void>;
}

export async function openStage({ handler, emulator: options, prepare }: Scenario): Promise<OpenStage> {
  const emulator = await startEmulator({ script: [{ pendingMs: 0, runningMs: 0 }], ...options });
  await byHand(emulator, "POST", "/workflows", { ...leastFields, name: "by hand" });
  const workflowId = (await emulator.workflows()).map(({ id }) => id).join("");
  const { folder, remove } = temporaryFolder("stage");
  const config = {
    "armature:baseUrl": emulator.url,
    "armature:apiKey": emulator.apiKey,
    "armature:pollIntervalSeconds": "0.1",
    "armature:maxPollIntervalSeconds": "0.2",
    "armature:maxRetries": "1",
  };

  const deploy: OpenStage["deploy"] = async (actors, processOptions, deed) => {
    const provider = await startProvider({ ...processOptions, config });
    try {
      for (const { resource } of actors) resource.moveTo(provider);
      return await deed(provider);
    } finally {
      await provider.close();
    }
  };

  const cast: OpenStage["cast"] = async (names) => {
    const provider = await startProvider({ config });
    const stage: Stage = { emulator, workflowId, folder, enter: (name) => new StackResource(provider, name, handler) };
    try {
      const actors = names.map((name) => ({ name, resource: stage.enter(name) }));
      return prepare === undefined ? actors : await Promise.all(actors.map((actor) => prepare(actor, stage)));
    } finally {
      await provider.close();
    }
  };

  const enter = (): StackResource => {
    throw new Error("Nothing enters the stage once the deployment before is over.");
  };
  const close = async (): Promise<void> => {
    await emulator.stop();
    remove();
  };
  return { emulator, workflowId, folder, enter, deploy, cast, close };
}
