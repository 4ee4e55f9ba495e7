import path from "node:path";
import type { Engine } from "../support/engine/engine.js";
import { ensureEngine } from "../support/engine/ensure-engine.js";
import { openStack } from "../support/stack/open-stack.js";
import { type Act, acts } from "./acts.js";
import { check } from "./check.js";
import { startEmulatorProcess } from "./emulator-process.js";
import { report, type Result } from "./report.js";
import { say, sayHeading } from "./say.js";
import type { Scene, Step } from "./scene.js";

// Runs examples from their first preview to their end, on the real Pulumi engine, against the emulator.

const examples = path.resolve(__dirname, "../../examples");

/** Runs the steps in their order; one that breaks off is the last. */
async function runSteps(steps: readonly Step[], scene: Scene): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const { heading, run } of steps) {
    sayHeading(heading);
    try {
      results.push({ heading, checks: await run(scene) });
    } catch (error) {
      return [...results, { heading, checks: [check(String(error), false)] }];
    }
  }
  return results;
}

async function runAct({ example, config, steps }: Act, engine: Engine): Promise<readonly Result[]> {
  const { emulator, apiKey, end } = await startEmulatorProcess();
  try {
    say(`\nexamples/${example}, against an Armature emulator at ${emulator.url}\n`);
    const account = { "armature:baseUrl": emulator.url, "armature:apiKey": { value: apiKey, secret: true } } as const;
    const folder = path.join(examples, example);
    const stack = await openStack({ folder, engine, config: { ...config, ...account }, onOutput: say });
    return await runSteps(steps, { stack, emulator, apiKey }).finally(() => stack.close());
  } finally {
    await end();
  }
}

async function demo(): Promise<boolean> {
  const engine = await ensureEngine((line) => say(`${line}\n`));
  say(`Pulumi ${engine.version} at ${engine.command}\n`);
  const results: Result[] = [];
  for (const act of acts) results.push(...(await runAct(act, engine)));
  sayHeading("What this run has shown");
  return report(results, acts.flatMap(({ steps }) => steps).length);
}

demo().then(
  (holds) => (process.exitCode = holds ? 0 : 1),
  (error: unknown) => {
    process.stderr.write(`error: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
