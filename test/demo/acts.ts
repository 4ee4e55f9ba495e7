import type { ConfigValue } from "../support/stack/config.js";
import type { Step } from "./scene.js";
import { changedPrompt } from "./steps/changed-prompt.js";
import { closedGate } from "./steps/closed-gate.js";
import { create } from "./steps/create.js";
import { destroy } from "./steps/destroy.js";
import { refreshShowsDrift, upEndsDrift } from "./steps/drift.js";
import { openGate, unchangedGate } from "./steps/open-gate.js";
import { outputs } from "./steps/outputs.js";
import { preview } from "./steps/preview.js";
import { sameAgain } from "./steps/same-again.js";

/** An example, and what is shown with it on a server of its own. */
export interface Act {
  readonly example: string;
  readonly config: Readonly<Record<string, ConfigValue>>;
  readonly steps: readonly Step[];
}

/** The MCP server that an emulator has from the start. */
const mcpServerId = "5b0c1f3e-6a52-4f0e-9d57-0c7f5f1f7a01";

export const acts: readonly Act[] = [
  {
    example: "quickstart",
    config: { mcpServerId },
    steps: [preview, create, sameAgain, changedPrompt, refreshShowsDrift, upEndsDrift, outputs, destroy],
  },
  {
    example: "gate-a-deploy",
    config: { mcpServerId, image: "app:1", "armature:pollIntervalSeconds": "0.2" },
    steps: [closedGate, openGate, unchangedGate],
  },
];
