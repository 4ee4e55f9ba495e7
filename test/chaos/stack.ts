import { setTimeout as wait } from "node:timers/promises";
import { startEmulator } from "../../sdk/testing/index.js";
import { startProvider } from "../support/provider-process/provider.js";
import { StackResource } from "../support/provider-process/resource.js";
import { byHand } from "../lifecycle/by-hand.js";
import { leastFields } from "../lifecycle/declared.js";
import type { Kept, Sight } from "./ledger.js";
import type { Program, Step } from "./program.js";

/** A stack with one run in it, on a server of its own. */
export interface ChaosStack {
  /** Goes through the trouble of this step, which the change to its trigger may survive or not. */
  readonly suffer: (step: Step) => Promise<void>;
  /** Brings the stack to this trigger, now that nothing goes wrong. */
  readonly settle: (trigger: string) => Promise<void>;
  readonly sight: () => Promise<Sight>;
  readonly close: () => Promise<void>;
}

interface SavedRun {
  readonly triggers: { readonly image: string };
  readonly runIds: readonly string[];
  readonly __gate: { readonly made?: number };
}

/** Trouble ends with the first `up`; a second one may still hear of it. */
const mostUps = 3;

export async function openChaosStack(program: Program): Promise<ChaosStack> {
  const { profile, gate, forceNewRun, repeats, hasOwnKey, runningMs } = program;
  const emulator = await startEmulator({ profile, script: [{ pendingMs: 0, runningMs }] });
  await byHand(emulator, "POST", "/workflows", leastFields);
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

  const restart = async (): Promise<void> => {
    await provider.close();
    provider = await startProvider({ config });
    run.moveTo(provider);
  };

  // A key that was used before would bring back its runs, by the API's own rule.
  let lives = 1;
  const up = (trigger: string): Promise<unknown> => {
    const own = hasOwnKey ? { idempotencyKey: `mine-${lives}` } : {};
    return run.up({ workflowId, gate, forceNewRun, repeats, triggers: { image: trigger }, ...own });
  };

  /** Kills the process so long after the dispatch has come to the server; an `up` that ends before it is not killed. */
  const killed = async (trigger: string, delayMs: number): Promise<void> => {
    await emulator.clearRequests();
    const over = new AbortController();
    const ended = up(trigger)
      .catch(() => undefined)
      .finally(() => over.abort());
    const isSent = async (): Promise<boolean> => (await emulator.requests()).some(({ method }) => method === "POST");
    // A request is on the record once it is answered; one that stalls never is, so the wait has an end.
    for (let looks = 0; looks < 40 && !over.signal.aborted && !(await isSent()); looks += 1) await wait(5);
    await wait(delayMs);
    await restart();
    await ended;
  };

  const suffer = async ({ trigger, trouble }: Step): Promise<void> => {
    switch (trouble.kind) {
      case "none":
        return;
      case "refresh":
        if (run.isInStack) await run.refresh();
        return;
      case "restart":
        return restart();
      case "destroy":
        if (run.isInStack) await run.destroy();
        lives += 1;
        return;
      case "faults":
        await emulator.setFaults(trouble.faults);
        await up(trigger).catch(() => undefined);
        return;
      case "kill":
        await emulator.setFaults(
          trouble.effect === undefined ? [] : [{ method: "POST", times: 1, do: trouble.effect }],
        );
        return killed(trigger, trouble.delayMs);
    }
  };

  const kept = (): Kept => {
    const { triggers, runIds, __gate } = run.kept.state as unknown as SavedRun;
    return { trigger: triggers.image, runIds, isComplete: __gate.made === undefined };
  };

  return {
    suffer: async (step) => {
      await suffer(step);
      await emulator.setFaults([]);
    },
    settle: async (trigger) => {
      for (let ups = 1; ; ups += 1) {
        try {
          await up(trigger);
          return;
        } catch (error) {
          if (ups === mostUps) throw error;
        }
      }
    },
    sight: async () => ({
      kept: run.isInStack ? kept() : undefined,
      dispatched: (await emulator.runs()).filter(({ trigger }) => trigger === "manual").map(({ id }) => id),
    }),
    close: async () => {
      await provider.close();
      await emulator.stop();
    },
  };
}
