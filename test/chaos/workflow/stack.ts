import { setTimeout as wait } from "node:timers/promises";
import { startEmulator, type StartedEmulator, type WorkflowRecord } from "../../../sdk/testing/index.js";
import { leastFields } from "../../lifecycle/declared.js";
import { startProvider } from "../../support/provider-process/provider.js";
import { StackResource } from "../../support/provider-process/resource.js";
import { methodsOf, type Program, type Trouble, type Verb } from "./program.js";

/** A stack with one workflow in it, on a server of its own. */
export interface WorkflowStack {
  readonly emulator: StartedEmulator;
  /** Why it has failed; undefined when it has not. What is not in the stack is neither looked at nor archived. */
  readonly run: (verb: Verb, prompt: string, adopt?: string) => Promise<string | undefined>;
  /** Goes through a trouble, after which a new process answers if that one died. */
  readonly suffer: (trouble: Trouble) => Promise<void>;
  /** What the stack has of the workflow. */
  readonly kept: () => { readonly id: string; readonly state: Readonly<Record<string, unknown>> } | undefined;
  /** The workflows that are not archived. */
  readonly active: () => Promise<readonly WorkflowRecord[]>;
  readonly close: () => Promise<void>;
}

/** As long as the server takes for any request, and some more. */
const workMs = 300;

export async function openWorkflowStack({ profile }: Program): Promise<WorkflowStack> {
  const emulator = await startEmulator({ profile });
  const config = {
    "armature:baseUrl": emulator.url,
    "armature:apiKey": emulator.apiKey,
    "armature:maxRetries": "1",
  };
  let provider = await startProvider({ config });
  const workflow = new StackResource(provider, "search");

  let hasTaken = false;

  const restart = async (): Promise<void> => {
    await provider.close();
    provider = await startProvider({ config });
    workflow.moveTo(provider);
    hasTaken = false;
  };

  const run: WorkflowStack["run"] = async (verb, prompt, adopt) => {
    // A deployment never archives what it has adopted, and each one has a process of its own.
    if (verb === "destroy" && hasTaken) await restart();
    hasTaken ||= !workflow.isInStack;
    try {
      if (verb === "up") await workflow.up({ ...leastFields, testerPrompt: prompt }, adopt);
      else if (workflow.isInStack) await workflow[verb]();
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };

  const die = async (
    ended: Promise<unknown>,
    verb: Verb,
    { delayMs, by }: NonNullable<Trouble["death"]>,
  ): Promise<void> => {
    const over = new AbortController();
    const ending = ended.finally(() => over.abort());
    const hasCome = async (): Promise<boolean> =>
      (await emulator.requests()).some(({ method }) => methodsOf[verb].includes(method));
    while (!over.signal.aborted && !(await hasCome())) await wait(5);
    await wait(delayMs);
    if (by === "SIGINT") {
      provider.signal(by);
      await ending;
    }
    await restart();
    await ending;
    // A server that is still at work on what the dead one has sent is what no client can rule out.
    await wait(workMs);
  };

  return {
    emulator,
    run,
    suffer: async ({ verb, prompt, faults, death }) => {
      await emulator.setFaults(faults);
      await emulator.clearRequests();
      const ended = run(verb, prompt);
      if (death === undefined) await ended;
      else await die(ended, verb, death);
      await emulator.setFaults([]);
    },
    kept: () => (workflow.isInStack ? workflow.kept : undefined),
    active: async () => (await emulator.workflows()).filter(({ archivedAt }) => archivedAt === undefined),
    close: async () => {
      await provider.close();
      await emulator.stop();
    },
  };
}
