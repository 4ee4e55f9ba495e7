import { startEmulator, type StartedEmulator } from "../../sdk/testing/index.js";
import { type ProviderProcess, startProvider } from "../support/provider-process/provider.js";
import { StackResource } from "../support/provider-process/resource.js";
import { byHand } from "../lifecycle/by-hand.js";
import { leastFields } from "../lifecycle/declared.js";
import type { Program } from "./program.js";
import { dispatchesIn, keptIn, type Sight } from "./sight.js";

/** A stack with one run in it, on a server of its own. */
export interface ChaosStack {
  readonly emulator: StartedEmulator;
  /** `pulumi up` with this trigger: why it has failed; undefined when it has passed. */
  readonly up: (trigger: string) => Promise<string | undefined>;
  readonly refresh: () => Promise<void>;
  readonly destroy: () => Promise<void>;
  /** The process that answers at present. */
  readonly provider: () => ProviderProcess;
  /** Kills the provider process if it is still there, and goes on with a new one. */
  readonly restart: () => Promise<void>;
  readonly sight: () => Promise<Sight>;
  readonly close: () => Promise<void>;
}

const twoTesters = { testerModelIds: ["claude-sonnet-4", "gpt-5"] };

/** A server that knows already how each of its runs will end. */
async function serverOf({ profile, runningMs, ends, twoTestersOf }: Program): Promise<StartedEmulator> {
  const quick = { trigger: "manual", pendingMs: 0, runningMs } as const;
  const script = ends.map((status, index) => ({ ...quick, nth: index + 1, status }));
  const emulator = await startEmulator({ profile, script: [...script, quick] });
  const testers = twoTestersOf === "workflow" ? twoTesters : {};
  await byHand(emulator, "POST", "/workflows", { ...leastFields, ...testers });
  return emulator;
}

export async function openChaosStack(program: Program): Promise<ChaosStack> {
  const { gate, onInconclusive, forceNewRun, repeats, hasOwnKey, twoTestersOf } = program;
  const emulator = await serverOf(program);
  const workflowId = (await emulator.workflows())[0]?.id;
  const config = {
    "armature:baseUrl": emulator.url,
    "armature:apiKey": emulator.apiKey,
    "armature:pollIntervalSeconds": "0.1",
    "armature:maxPollIntervalSeconds": "0.2",
    "armature:maxRetries": "1",
  };
  let provider = await startProvider({ config });
  const run = new StackResource(provider, "smoke", "workflowRun");

  const testers = twoTestersOf === "run" ? twoTesters : {};
  const declared = { workflowId, gate, onInconclusive, forceNewRun, repeats, ...testers };
  // A key that was used before would bring back its runs, by the API's own rule.
  let lives = 1;

  return {
    emulator,
    up: async (trigger) => {
      const own = hasOwnKey ? { idempotencyKey: `mine-${lives}` } : {};
      try {
        await run.up({ ...declared, ...own, triggers: { image: trigger } });
        return undefined;
      } catch (error) {
        return String(error);
      }
    },
    refresh: async () => {
      if (run.isInStack) await run.refresh();
    },
    destroy: async () => {
      if (run.isInStack) await run.destroy();
      lives += 1;
    },
    provider: () => provider,
    restart: async () => {
      await provider.close();
      provider = await startProvider({ config });
      run.moveTo(provider);
    },
    sight: async () => ({
      kept: run.isInStack ? keptIn(run.kept.state) : undefined,
      dispatched: dispatchesIn(await emulator.runs(), program),
    }),
    close: async () => {
      await provider.close();
      await emulator.stop();
    },
  };
}
