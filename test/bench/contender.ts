import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { type StartedEmulator, startEmulator } from "../../sdk/testing/index.js";
import type { Engine } from "../support/engine/engine.js";
import { countsOf, routeOf } from "../support/requests.js";
import { openStack } from "../support/stack/open-stack.js";
import type { Stack } from "../support/stack/stack.js";
import { temporaryProject } from "../support/stack/temporary-project.js";
import type { Sample } from "./sample.js";
import { bytesPerWorkflow } from "./state-bytes.js";
import type { Step } from "./steps.js";

/** `floor` is the engine with a provider that does nothing, `stock` is `pulumi.dynamic.Resource` as teams write it. */
export const contenderNames = ["armature", "floor", "stock"] as const;

export type ContenderName = (typeof contenderNames)[number];

/** A stack of workflows that belong to one contender, on a server of its own. */
export interface Contender {
  readonly name: ContenderName;
  measure(step: Step): Promise<Sample>;
  close(): Promise<void>;
}

const programs = path.join(__dirname, "programs");

const preload = path.join(__dirname, "peak-memory.cjs");

/** The engine writes no state before an operation has ended: how fast it can be. */
const withoutCheckpoints = { PULUMI_EXPERIMENTAL: "true", PULUMI_SKIP_CHECKPOINTS: "true" };

export interface ContenderOptions {
  readonly engine: Engine;
  readonly workflows: number;
  readonly hasCheckpoints: boolean;
}

export async function openContender(
  name: ContenderName,
  { engine, workflows, hasCheckpoints }: ContenderOptions,
): Promise<Contender> {
  const emulator = await startEmulator();
  const project = await temporaryProject({ "index.ts": `import "${path.join(programs, `${name}.ts`)}";\n` });
  const peakFile = path.join(project.folder, "peak");
  const stack = await openStack({
    folder: project.folder,
    engine,
    config: {
      "armature:baseUrl": emulator.url,
      "armature:apiKey": { value: emulator.apiKey, secret: true },
    },
    env: {
      ...(hasCheckpoints ? {} : withoutCheckpoints),
      NODE_OPTIONS: `--require "${preload}"`,
      BENCH_PEAK_FILE: peakFile,
      BENCH_FLOOR: path.join(programs, "floor-handler.cjs"),
      BENCH_URL: emulator.url,
      BENCH_KEY: emulator.apiKey,
      BENCH_WORKFLOWS: String(workflows),
    },
  });
  return {
    name,
    measure: async (step) => {
      rmSync(peakFile, { force: true });
      return measured(step, { emulator, stack, peakFile });
    },
    close: async () => {
      await stack.close();
      await emulator.stop();
      project.remove();
    },
  };
}

interface Scene {
  readonly emulator: StartedEmulator;
  readonly stack: Stack;
  readonly peakFile: string;
}

async function measured({ verb, env, faults, profile }: Step, { emulator, stack, peakFile }: Scene): Promise<Sample> {
  await emulator.setProfile(profile ?? "documented");
  await emulator.setFaults(faults ?? []);
  await emulator.clearRequests();
  const beganMs = performance.now();
  const { exitCode, changes } = await stack[verb](env === undefined ? {} : { env });
  const wallMs = performance.now() - beganMs;
  const requests = await emulator.requests();
  const { connections, maxInFlight } = await emulator.stats();
  return {
    wallMs,
    isClean: exitCode === 0,
    changes,
    requests: countsOf(requests.map(routeOf)),
    refused: requests.filter(({ status }) => status === 429).length,
    connections,
    maxInFlight,
    peakMb: peakIn(peakFile),
    stateBytes: bytesPerWorkflow(await stack.stateText()),
  };
}

/** Undefined when no provider ran. */
function peakIn(file: string): number | undefined {
  try {
    // Nothing stands in it where the process was killed as it wrote.
    return Number.parseInt(readFileSync(file, "utf8"), 10) / 1024;
  } catch {
    return undefined;
  }
}
