import type { Engine } from "../engine/engine.js";
import { ensureEngine } from "../engine/ensure-engine.js";
import type { ConfigValue } from "./config.js";
import { pulumi } from "./pulumi.js";
import { Stack } from "./stack.js";
import { makeWorkspace } from "./workspace.js";

export interface StackOptions {
  /** The folder of a Pulumi project. */
  readonly folder: string;
  /** @default "dev" */
  readonly name?: string;
  /** @default the one that `ensureEngine` finds or makes */
  readonly engine?: Engine;
  readonly config?: Readonly<Record<string, ConfigValue>>;
  /** Environment variables of every operation. The developer's own `PULUMI_…` and `ARMATURE_…` are left out. */
  readonly env?: Readonly<Record<string, string>>;
  /** Takes what the engine prints, as it comes. */
  readonly onOutput?: (text: string) => void;
}

/** Makes a new stack of a project. @throws Error when there is no engine, or Pulumi refuses the project or the config. */
export async function openStack({
  folder,
  name = "dev",
  engine,
  config = {},
  env = {},
  onOutput,
}: StackOptions): Promise<Stack> {
  const tell = (line: string): void => onOutput?.(`${line}\n`);
  const workspace = makeWorkspace(folder, name, engine ?? (await ensureEngine(tell)), env);
  const stack = new Stack(workspace, onOutput);
  try {
    await pulumi(workspace, ["stack", "init", workspace.stackName]);
    if (Object.keys(config).length > 0) await stack.setAllConfig(config);
    return stack;
  } catch (error) {
    await stack.close();
    throw error;
  }
}
