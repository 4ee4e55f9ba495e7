import path from "node:path";
import { type StartedEmulator, startEmulator } from "../../sdk/testing/index.js";
import { ensureEngine } from "../support/engine/ensure-engine.js";
import { temporaryFolder } from "../support/process/temporary-folder.js";
import { called } from "./called.js";
import type { Combination } from "./combination.js";
import { userEnvironment } from "./environment.js";
import { managers } from "./managers.js";
import { makeProject } from "./project.js";
import { type Scene, steps } from "./steps.js";
import { pack, toolFolder } from "./tools.js";

/** How a step went. */
export interface Outcome {
  readonly step: string;
  readonly seconds: number;
  /** What went wrong; undefined where nothing did. */
  readonly problem: string | undefined;
}

/** A project whose packages are not installed yet, in a folder of its own. */
async function prepare(folder: string, combination: Combination, emulator: StartedEmulator): Promise<Scene> {
  const manager = managers[combination.manager];
  const registry = (await called(["npm", "config", "get", "registry"], {})).trim();
  const environment = userEnvironment(await ensureEngine(() => undefined), folder, registry);
  const commands = await toolFolder(path.join(folder, "tools"), combination, environment);
  const PATH = [commands, environment["PATH"]].join(path.delimiter);
  const account = { ARMATURE_BASE_URL: emulator.url, ARMATURE_API_KEY: emulator.apiKey };
  return {
    combination,
    manager,
    emulator,
    folder: makeProject(path.join(folder, "repository"), manager, combination, pack(folder)),
    environment: { ...environment, ...account, PATH },
  };
}

/** Does all that a user does, up to the first step that fails. */
export async function tryCombination(combination: Combination): Promise<readonly Outcome[]> {
  const temporary = temporaryFolder("matrix");
  const emulator = await startEmulator();
  const outcomes: Outcome[] = [];
  let current = "tools";
  let beganMs = performance.now();
  const end = (problem: string | undefined): void => {
    outcomes.push({ step: current, problem, seconds: (performance.now() - beganMs) / 1000 });
    beganMs = performance.now();
  };
  try {
    const scene = await prepare(temporary.folder, combination, emulator);
    for (const [name, step] of Object.entries(steps)) {
      end(undefined);
      current = name;
      await step(scene);
    }
    end(undefined);
  } catch (error) {
    end(error instanceof Error ? error.message : String(error));
  } finally {
    await emulator.stop();
    temporary.remove();
  }
  return outcomes;
}
