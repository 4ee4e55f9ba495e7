import path from "node:path";
import { ensureEngine } from "../support/engine/ensure-engine.js";
import { openStack } from "../support/stack/open-stack.js";
import { check } from "./check.js";
import { startEmulatorProcess } from "./emulator-process.js";
import { report, type Result } from "./report.js";
import { say, sayHeading } from "./say.js";
import type { Scene, Step } from "./scene.js";
import { changedPrompt } from "./steps/changed-prompt.js";
import { create } from "./steps/create.js";
import { destroy } from "./steps/destroy.js";
import { refreshShowsDrift, upEndsDrift } from "./steps/drift.js";
import { outputs } from "./steps/outputs.js";
import { preview } from "./steps/preview.js";
import { sameAgain } from "./steps/same-again.js";

// Runs examples/quickstart from its first preview to its end, on the real Pulumi engine, against the emulator.

const folder = path.resolve(__dirname, "../../examples/quickstart");

/** The MCP server that an emulator has from the start. */
const mcpServerId = "5b0c1f3e-6a52-4f0e-9d57-0c7f5f1f7a01";

const steps: readonly Step[] = [
  preview,
  create,
  sameAgain,
  changedPrompt,
  refreshShowsDrift,
  upEndsDrift,
  outputs,
  destroy,
];

/** Runs the steps in their order; one that breaks off is the last. */
async function runSteps(scene: Scene): Promise<readonly Result[]> {
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

async function demo(): Promise<boolean> {
  const engine = await ensureEngine((line) => say(`${line}\n`));
  const { emulator, apiKey, end } = await startEmulatorProcess();
  try {
    say(`Pulumi ${engine.version} at ${engine.command}\nAn Armature emulator at ${emulator.url}\n`);
    const config = {
      mcpServerId,
      "armature:baseUrl": emulator.url,
      "armature:apiKey": { value: apiKey, secret: true },
    } as const;
    const stack = await openStack({ folder, engine, config, onOutput: say });
    const results = await runSteps({ stack, emulator, apiKey }).finally(() => stack.close());
    sayHeading("What this run has shown");
    return report(results, steps.length);
  } finally {
    await end();
  }
}

demo().then(
  (holds) => (process.exitCode = holds ? 0 : 1),
  (error: unknown) => {
    process.stderr.write(`error: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
