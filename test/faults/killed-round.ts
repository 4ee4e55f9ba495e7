import { setTimeout as wait } from "node:timers/promises";
import { type Fault, startEmulator, type StartedEmulator } from "../../sdk/testing/index.js";
import { nodeOptions } from "../support/provider-process/node-options.js";
import type { Stack } from "../support/stack/stack.js";
import { type Chance, chanceOf } from "./chance.js";
import { knownTo } from "./known.js";

/** How many workflows the program declares. */
export const workflows = 40;

/** How long the server takes for a creation, and how long after a request the deployment is killed at most, in milliseconds. */
const creationMs = 80;

/** How long a killed process may take to be gone, in milliseconds. */
const dyingMs = 300;

/** Before its first creation a deployment asks whose key it is, and what there is. */
const looksBefore = 2;

export interface Round {
  readonly seed: number;
  /** Whether the engine writes its state at the end of a deployment alone. */
  readonly skipsCheckpoints: boolean;
  /** How many deployments die one after the other. */
  readonly kills: number;
  /** Whether one more deployment is to look for something to do. */
  readonly isRepeated: boolean;
}

/** What there was when a deployment was killed. */
export interface Kill {
  /** How many creations had come to the server, in this deployment and before. */
  readonly sent: number;
  /** How many of this deployment's the server had not answered. */
  readonly unanswered: number;
  /** How many workflows the state had afterwards. */
  readonly known: number;
}

/** What came of a round. */
export interface RoundEnd {
  readonly kills: readonly Kill[];
  readonly exitCode: number;
  /** What the deployment has said that went through, or did not. */
  readonly output: string;
  readonly made: number;
  readonly posts: number;
  readonly known: number;
  /** How many requests one more deployment has sent; undefined when there was none. */
  readonly further: number | undefined;
}

const creation = { method: "POST", path: "/workflows" };

/** Every creation takes its time, and a few are done and never answered. */
function faultsOf(chance: Chance): Fault[] {
  const unanswered = Array.from({ length: chance(4) }, () => chance(workflows) + 1);
  return [
    ...unanswered.map((nth): Fault => ({ ...creation, nth, do: { stall: "headers", after: true } })),
    { ...creation, do: { delayMs: creationMs } },
  ];
}

const postsOf = async (emulator: StartedEmulator) =>
  (await emulator.requests()).filter(({ method, path }) => method === "POST" && path === "/workflows");

interface Victim {
  readonly stack: Stack;
  readonly emulator: StartedEmulator;
  readonly env: Readonly<Record<string, string>>;
}

/** Deploys, and kills everything that the deployment consists of at a random moment amid its creations. */
async function kill({ stack, emulator, env }: Victim, chance: Chance): Promise<Kill> {
  await emulator.setFaults(faultsOf(chance));
  const requests = async (): Promise<number> => (await emulator.requests()).length;
  const before = { requests: await requests(), posts: (await postsOf(emulator)).length };
  const nth = before.requests + looksBefore + 1 + chance(workflows);
  const laterMs = chance(creationMs);
  const running = stack.start("up", { env });
  const isOver = running.ended.then(() => true);
  while ((await requests()) < nth) if (await Promise.race([isOver, wait(5, false)])) break;
  await wait(laterMs);
  const sent = await postsOf(emulator);
  running.kill("SIGKILL");
  await running.ended;
  await emulator.setFaults([]);
  // On a busy machine the engine dies a little later than it is killed, at the end of its last call of the system.
  await wait(dyingMs);
  await stack.unlock();
  const unanswered = sent.slice(before.posts).filter(({ status }) => status === undefined).length;
  return { sent: sent.length, unanswered, known: await knownTo(stack) };
}

/** A stack's first deployments, of which some are killed and one goes through. Afterwards the stack is what it was before. */
export async function playRound(stack: Stack, { seed, skipsCheckpoints, kills, isRepeated }: Round): Promise<RoundEnd> {
  const chance = chanceOf(seed);
  const emulator = await startEmulator();
  const account = { ARMATURE_BASE_URL: emulator.url, ARMATURE_API_KEY: emulator.apiKey };
  const checkpoints = { PULUMI_EXPERIMENTAL: "true", PULUMI_SKIP_CHECKPOINTS: "true" };
  const env = { ...account, NODE_OPTIONS: nodeOptions(), ...(skipsCheckpoints ? checkpoints : {}) };
  const before = await stack.stateText();
  try {
    const killed: Kill[] = [];
    while (killed.length < kills) killed.push(await kill({ stack, emulator, env }, chance));
    const { exitCode, output } = await stack.up({ env });
    const made = (await emulator.workflows()).length;
    const posts = (await postsOf(emulator)).length;
    const known = await knownTo(stack);
    await emulator.clearRequests();
    if (isRepeated) await stack.up({ env });
    const further = isRepeated ? (await emulator.requests()).length : undefined;
    return { kills: killed, exitCode, output, made, posts, known, further };
  } finally {
    await emulator.stop();
    await stack.putStateText(before);
  }
}
