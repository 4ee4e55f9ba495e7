import { cpus, totalmem } from "node:os";
import type { Engine } from "../support/engine/engine.js";

/** What was measured on. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly node: string;
  readonly pulumi: string;
}

export function machineWith(engine: Engine): Machine {
  const [first] = cpus();
  return {
    processor: first?.model.trim() ?? "unknown",
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    pulumi: engine.version,
  };
}
